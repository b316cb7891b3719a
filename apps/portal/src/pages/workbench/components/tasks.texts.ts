import { defineTexts } from '@plinth/ui';

export const tasksTexts = defineTexts(
  {
    nothing: '没有要办的事。',
    secondFactor: '学校要求两步验证，请现在设置',
    password: '还没有设置密码，请现在设置',
    child: '还没有绑定孩子，用登录条上的绑定码绑定',
    slips: (count: string) => `${count} 名学生还没有用登录条登录过`,
  },
  {
    nothing: 'Nothing to do.',
    secondFactor: 'Your school demands two-step sign-in; set it up now',
    password: 'You have no password yet; choose one now',
    child: 'No child is bound yet; use the code on the slip',
    slips: (count) => (count === '1' ? '1 pupil has never signed in' : `${count} pupils have never signed in`),
  },
);

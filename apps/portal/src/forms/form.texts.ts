import { defineTexts } from '@plinth/ui';

export const formTexts = defineTexts(
  { cancel: '取消', required: '请填写这一项' },
  { cancel: 'Cancel', required: 'Please fill this in' },
);

import { defineTexts } from '@plinth/ui';

export const workbenchTexts = defineTexts(
  {
    title: '工作台',
    hello: (name: string) => `${name}，您好`,
    helloUnnamed: '您好',
    lead: '常用的内容都在这里。',
    applications: '我的应用',
    applicationsText: '打开学校为您准备的应用。',
    openApplications: '查看全部应用',
    classes: '我的班级',
    noClasses: '您目前没有任教或就读的班级。',
    administration: '管理',
    account: '账号与安全',
    accountText: '修改密码、查看登录记录、管理已登录的设备。',
    openAccount: '打开账号页面',
  },
  {
    title: 'Workbench',
    hello: (name) => `Hello, ${name}`,
    helloUnnamed: 'Hello',
    lead: 'What you use most is here.',
    applications: 'My applications',
    applicationsText: 'Open what your school has prepared for you.',
    openApplications: 'All applications',
    classes: 'My classes',
    noClasses: 'You do not teach or attend a class at present.',
    administration: 'Administration',
    account: 'Account and security',
    accountText: 'Change the password, look at sign-ins, manage signed-in devices.',
    openAccount: 'Open the account page',
  },
);

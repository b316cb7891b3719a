import { defineTexts } from '@plinth/ui';

export const healthTexts = defineTexts(
  {
    title: '运行状况',
    lead: '基座的各项服务是否正常。这一页每半分钟更新一次。',
    states: { ok: '一切正常', warning: '有情况需要留意', problem: '有问题需要处理' },
    marks: { ok: '正常', warning: '留意', problem: '处理' },
    areas: { service: '服务', events: '变更送达', jobs: '后台任务', storage: '存储', backup: '备份' },
    checked: (at: string) => `检查于 ${at}`,
    again: '立即检查',
    usage: '最近 24 小时的接口调用',
    usageEmpty: '最近 24 小时没有调用',
    anonymous: '未登录的访问',
    portal: '管理页面',
    columns: { client: '应用', requests: '请求', refused: '被拒绝', limited: '过于频繁', failed: '出错' },
  },
  {
    title: 'Health',
    lead: 'Whether every part of the base is well. Looked at again every half minute.',
    states: { ok: 'All is well', warning: 'Something to keep an eye on', problem: 'Something needs you' },
    marks: { ok: 'Well', warning: 'Watch', problem: 'Act' },
    areas: {
      service: 'Services',
      events: 'Changes delivered',
      jobs: 'Background work',
      storage: 'Storage',
      backup: 'Backup',
    },
    checked: (at) => `Checked ${at}`,
    again: 'Check now',
    usage: 'Calls of the last 24 hours',
    usageEmpty: 'No calls in the last 24 hours',
    anonymous: 'Not signed in',
    portal: 'These pages',
    columns: { client: 'Application', requests: 'Requests', refused: 'Refused', limited: 'Too many', failed: 'Failed' },
  },
);

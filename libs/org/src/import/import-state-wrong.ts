import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { ImportState } from './import-batch';

const words: Readonly<Record<ImportState | 'changed', readonly [zh: string, en: string]>> = {
  reading: ['正在读取', 'is being read'],
  ready: ['还在等待核对', 'waits to be checked'],
  applying: ['已经在写入', 'is being written'],
  done: ['已经完成', 'is done'],
  failed: ['没有成功', 'did not succeed'],
  cancelled: ['已经取消', 'was cancelled'],
  undoing: ['正在撤销', 'is being undone'],
  undone: ['已经撤销', 'was undone'],
  changed: ['刚刚被别人处理了', 'was dealt with by somebody else just now'],
};

/** `state` is what it was when it was looked at: of one that would have been right, somebody else was faster. */
export function importStateWrong(state: ImportState, right: readonly ImportState[]): DomainError {
  const [stateZh, stateEn] = words[right.includes(state) ? 'changed' : state];
  return new DomainError(OrgErrors.importStateWrong, { state, stateZh, stateEn });
}

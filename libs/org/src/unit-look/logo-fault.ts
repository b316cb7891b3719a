import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';

/** @throws DomainError `org.logo_unfit` */
export function refuseLogo(reasonZh: string, reason: string): never {
  throw new DomainError(OrgErrors.logoUnfit, { reason, reasonZh });
}

/** The file breaks off, or is not made as its kind of picture is. @throws DomainError `org.logo_unfit` */
export const refuseBroken = (): never => refuseLogo('图片文件已损坏或不完整', 'the file is broken or not whole');

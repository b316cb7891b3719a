/** Purpose of the keyed digest. */
export const INVITATION = 'identity.administrator_invitation';
export const INVITATION_DAYS = 7;
/** 12 places carry 55 bits. */
export const INVITATION_LENGTH = 12;

export const showInvitation = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');

export const plainInvitation = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

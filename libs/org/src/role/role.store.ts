import type { Tx } from '@plinth/platform-database';
import type { CustomRole } from './role';

/** Port: custom roles. */
export abstract class RoleStore {
  abstract find(tx: Tx, id: string): Promise<CustomRole | undefined>;
  /** @throws DomainError `org.role_name_taken` */
  abstract add(tx: Tx, role: CustomRole, actor: string): Promise<void>;
  /** @throws DomainError `org.role_name_taken` */
  abstract change(tx: Tx, role: CustomRole): Promise<void>;
  abstract end(tx: Tx, id: string): Promise<void>;
}

/** Port of org: gives a built-in or custom role on a unit. */
export abstract class RoleAssigning {
  /** @throws DomainError `org.role_not_found`, `org.unit_not_found`, `org.role_excludes` (三员互斥) */
  abstract assign(
    assignment: { readonly personId: string; readonly roleKey: string; readonly unitId: string },
    actor: string,
  ): Promise<string>;
  /** Whether anyone at all holds a role on the root: no first administrator is offered then. */
  abstract hasRootAdministrator(): Promise<boolean>;
}

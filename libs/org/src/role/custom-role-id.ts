/** SQL for the id in a role key, null for the key of a built-in role: so the lookup goes by the primary key. */
export const customRoleId = (key: string): string =>
  `CASE WHEN ${key} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${key}::uuid END`;

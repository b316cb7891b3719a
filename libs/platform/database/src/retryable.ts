/** SQLSTATE of a PostgreSQL error, or undefined. TypeORM wraps the driver's error. */
export function sqlStateOf(error: unknown): string | undefined {
  const candidate = error as { code?: unknown; driverError?: { code?: unknown } } | null;
  const code = candidate?.driverError?.code ?? candidate?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Name of the violated constraint of a PostgreSQL error, or undefined. */
export function constraintOf(error: unknown): string | undefined {
  const candidate = error as { constraint?: string; driverError?: { constraint?: string } } | null;
  return candidate?.driverError?.constraint ?? candidate?.constraint;
}

/** 40P01 deadlock_detected and 40001 serialization_failure: the whole unit may be run again. */
export const isRetryable = (error: unknown): boolean => ['40P01', '40001'].includes(sqlStateOf(error) ?? '');

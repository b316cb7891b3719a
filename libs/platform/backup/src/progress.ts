export interface BackupProgress {
  readonly phase: 'writing' | 'checking' | 'copying' | 'proving';
  /** The table or file in hand. */
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

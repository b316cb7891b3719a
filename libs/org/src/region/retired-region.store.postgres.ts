import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { RetiredRegionStore } from './retired-region.store';

@Injectable()
export class PostgresRetiredRegionStore extends RetiredRegionStore {
  constructor(private readonly database: Database) {
    super();
  }

  async nameOf(code: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ name: string }>('SELECT name FROM retired_region WHERE code = $1', [
      code,
    ]);
    return row?.name;
  }
}

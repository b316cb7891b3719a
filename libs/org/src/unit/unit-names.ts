import { isLastingClassName } from './grade';

interface OfUnit {
  readonly unitId: string;
  readonly unitName: string;
}

/**
 * Port: what units are called today, as the tree calls them, for everybody whose rows hold only the name that a class
 * keeps for life. One rule for all of them: `displayNameOf`.
 */
export abstract class UnitNames {
  /** Units that are not there have no name. */
  abstract of(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** The rows with their units called as today; asks nothing where no class of a cohort is among them. */
  async calling<T extends OfUnit>(rows: readonly T[]): Promise<readonly T[]> {
    const named = rows.filter(({ unitName }) => isLastingClassName(unitName));
    if (named.length === 0) return rows;
    const names = await this.of(named.map(({ unitId }) => unitId));
    return rows.map((row) => {
      const unitName = isLastingClassName(row.unitName) ? names.get(row.unitId) : undefined;
      return unitName === undefined ? row : { ...row, unitName };
    });
  }

  /** The same in the text of a JSON array as PostgreSQL made it, which is not read for that. */
  async callingIn(json: string): Promise<string> {
    const ids = new Set(Array.from(json.matchAll(PLACE), ([, id]) => id as string));
    if (ids.size === 0) return json;
    const names = await this.of([...ids]);
    return json.replace(PLACE, (whole, id: string) => {
      const name = names.get(id);
      return name === undefined ? whole : `"unitId":"${id}","unitName":${JSON.stringify(name)}`;
    });
  }
}

/** A place in such a text; within a value every quotation mark has a backslash in front. */
const PLACE = /"unitId":"([0-9a-f-]{36})","unitName":"\d{4}级\d+班"/g;

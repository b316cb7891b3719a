import { CursorPage } from '@plinth/platform-http';

export class RosterPageQuery extends CursorPage({ most: 1000, usual: 100 }) {}

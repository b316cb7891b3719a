import * as path from 'node:path';

/** Where the build leaves the bundled portal, beside the compiled shells. */
export const builtPortal = (): string => path.join(__dirname, '../../portal/web');

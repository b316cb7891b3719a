import { runProcess } from '@plinth/platform-service';
import { readOrgConfig } from './config';
import { serveOrg } from './serve-org';

void runProcess('org', async () => serveOrg(readOrgConfig()));

import { runProcess } from '@plinth/platform-service';
import { readIdentityConfig } from './config';
import { serveIdentity } from './serve-identity';

void runProcess('identity', async () => serveIdentity(readIdentityConfig()));

import { runProcess } from '@plinth/platform-service';
import { readAuditConfig } from './config';
import { serveAudit } from './serve-audit';

void runProcess('audit', async () => serveAudit(readAuditConfig()));

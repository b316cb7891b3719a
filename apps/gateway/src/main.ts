import { runProcess } from '@plinth/platform-service';
import { readGatewayConfig } from './config';
import { serveGateway } from './serve-gateway';

void runProcess('gateway', async () => serveGateway(readGatewayConfig()));

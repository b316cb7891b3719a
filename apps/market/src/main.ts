import { runProcess } from '@plinth/platform-service';
import { readMarketConfig } from './config';
import { serveMarket } from './serve-market';

void runProcess('market', async () => serveMarket(readMarketConfig()));

export { MarketAppModule } from './app.module';
export type { MarketAppOptions } from './app.module';

import { MetricSet } from './metric-set';
import { ScrapeSources } from './scrape-sources';

/**
 * What is measured deep inside a library, declared there once per process; every `Metrics` of the process shows it too.
 * Labels are bounded here as everywhere.
 */
export const instruments = new MetricSet();

/** Looked up when somebody scrapes. */
export const scrapeSources = new ScrapeSources(instruments);

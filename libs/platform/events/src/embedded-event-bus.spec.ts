import { embeddedHarness } from './contract/embedded.fixture';
import { eventBusContract } from './contract/event-bus.contract.fixture';

eventBusContract('embedded', embeddedHarness);

import { eventBusContract } from '../contract/event-bus.contract.fixture';
import { kafkaHarness } from '../contract/kafka.fixture';

// A member that was killed is missed after its session time.
jest.setTimeout(90_000);

eventBusContract('Kafka', () => kafkaHarness());

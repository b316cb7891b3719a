import { Module } from '@nestjs/common';
import { FeedStream } from './feed/feed-stream';
import { FeedWake } from './feed/feed-wake';
import { FeedController } from './feed/feed.controller';
import { FeedReader } from './feed/feed.reader';
import { PostgresFeedReader } from './feed/feed.reader.postgres';
import { ReadChanges } from './feed/read-changes';
import { ClientGrants } from './roster/client-grants';
import { MeController } from './roster/me.controller';
import { RosterAudit } from './roster/roster-audit';
import { RosterPeople } from './roster/roster-people';
import { RosterController } from './roster/roster.controller';
import { RosterReader } from './roster/roster.reader';
import { PostgresRosterReader } from './roster/roster.reader.postgres';

/**
 * What applications read: the person who signed in, whole rosters, and changes. Needs from global modules: `Database`,
 * `FieldCipher`, `AuditTrail`, `Authorities` and the port `DataGrants` of market.
 */
@Module({
  controllers: [MeController, RosterController, FeedController],
  providers: [
    { provide: RosterReader, useClass: PostgresRosterReader },
    { provide: FeedReader, useClass: PostgresFeedReader },
    ClientGrants,
    RosterPeople,
    RosterAudit,
    ReadChanges,
    FeedWake,
    FeedStream,
  ],
})
export class RosterModule {}

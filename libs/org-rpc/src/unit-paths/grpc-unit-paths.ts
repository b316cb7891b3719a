import { UnitPaths } from '@plinth/platform-auth';
import { BatchedQuestions, KeptAnswers } from '@plinth/platform-rpc';
import type { RpcChannel } from '@plinth/platform-rpc';
import { UnitPathsService } from '../gen/plinth/org/v1/unit_paths_pb';

const KEPT_MS = 1_000;

/** Where units stand, asked for at most once a second each, many in one call. */
export class GrpcUnitPaths extends UnitPaths {
  private readonly kept: KeptAnswers<string | undefined>;

  constructor(channel: RpcChannel) {
    super();
    const questions = new BatchedQuestions<string, string | undefined>(async (unitIds) => {
      const { paths } = await channel.unary(UnitPathsService.method.pathsOf, { unitIds: [...unitIds] });
      return paths.map(({ path }) => path);
    }, 500);
    this.kept = new KeptAnswers((unitId) => questions.answerTo(unitId), { keptMs: KEPT_MS, atMost: 50_000 });
  }

  pathOf(unitId: string): Promise<string | undefined> {
    return this.kept.of(unitId);
  }

  /** For whoever hears that a unit moved. */
  forget(): void {
    this.kept.forget();
  }
}

import { AuthoritySource } from '@plinth/platform-auth';
import type { Authority, Principal } from '@plinth/platform-auth';
import { BatchedQuestions } from '@plinth/platform-rpc';
import type { RpcChannel } from '@plinth/platform-rpc';
import { AuthoritySourceService } from '../gen/plinth/org/v1/authority_source_pb';
import { authorityOf, principalMessage } from './authority-messages';

/**
 * What principals may do, many in one call. `Authorities` of platform/auth keeps each answer for one second from the
 * question on, so nothing is kept here: a withdrawn role bites within that second.
 */
export class GrpcAuthoritySource extends AuthoritySource {
  private readonly questions: BatchedQuestions<Principal, Authority>;

  constructor(channel: RpcChannel) {
    super();
    this.questions = new BatchedQuestions(async (principals) => {
      const asked = { principals: principals.map(principalMessage) };
      const { authorities } = await channel.unary(AuthoritySourceService.method.authoritiesOf, asked);
      return authorities.map(authorityOf);
    });
  }

  authorityOf(principal: Principal): Promise<Authority> {
    return this.questions.answerTo(principal);
  }
}

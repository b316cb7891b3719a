// Made by `node tools/api-client.mjs write` from docs/api/openapi.json; not edited by hand.
export interface paths {
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 发现文档 Discover the endpoints
         * @description OpenID Connect Discovery §4。RFC 8414。
         */
        get: operations["discoverAuthorizationServer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 发现文档 Discover the endpoints
         * @description OpenID Connect Discovery §4。RFC 8414。
         */
        get: operations["discoverOpenId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/v1/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查询审计记录 List audit entries
         * @description 新的在前。Newest first.
         *
         *     权限 Permission: `audit.entry.read`
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出审计记录 Export audit entries
         * @description CSV 或 NDJSON,新的在前;导出本身也记入审计。As CSV or NDJSON, newest first; the export is audited itself.
         *
         *     权限 Permission: `audit.entry.export`
         */
        get: operations["exportAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/v1/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 校验审计链 Verify the audit chain
         * @description 逐批核对已封存的记录。Walks the whole chain of sealed entries.
         *
         *     权限 Permission: `audit.chain.verify`
         */
        get: operations["verifyAuditChain"];
        put?: never;
        /**
         * 封存并校验 Seal and verify the audit chain
         * @description 先封存尚未封存的记录,再核对整条链。Seals what is pending first.
         *
         *     权限 Permission: `audit.chain.verify`
         */
        post: operations["sealAndVerifyAuditChain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 拉取变更 Pull changes
         * @description 从 cursor 之后起,按提交次序,删除以标记表示;只有应用自己的令牌可用。Since a cursor, in the order of commits, with tombstones; for an application with its own token.
         *
         *     权限 Permission: `org.roster.read`
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的后台任务 My jobs
         * @description 进行中、待确认和一天内结束的。Under way, waiting, and ended within a day.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/v1/jobs/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 订阅我的后台任务 Stream my jobs
         * @description SSE：先是 jobs（全部），之后 job（变化的一个）；断线重连即从全部开始。Server-sent events: `jobs` with all of them, then `job` for each change; a new stream begins with all again.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["streamJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 订阅变更 Stream changes
         * @description SSE;断线后带 Last-Event-ID 续传。Server-sent events; go on after a break by Last-Event-ID.
         *
         *     权限 Permission: `org.roster.read`
         */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateway/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 基座运行状况 Health of the base
         * @description 服务、事件、任务、存储、备份，用话说明。Services, events, jobs, storage and backup, in words.
         *
         *     权限 Permission: `gateway.health.read`
         */
        get: operations["getBaseHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateway/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 接口调用量 List usage
         * @description 按应用、路由类别与小时。Requests per client, route class and hour.
         *
         *     权限 Permission: `gateway.usage.read`
         */
        get: operations["listUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 查找账号 Find an account
         * @description 按人员或登录名;用 POST,号码不进地址。By person or login name; a POST, so that no number stands in an address.
         *
         *     权限 Permission: `identity.account.read`
         */
        post: operations["findAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号详情 Get an account
         * @description 权限 Permission: `identity.account.read`
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 设置密码 Set a password
         * @description 按该类人员的密码规则。By the rules of the person’s audience.
         *
         *     权限 Permission: `identity.account.write`
         */
        put: operations["setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重置账号 Reset an account
         * @description 密码作废,返回首次登录码。The password is void; answers a first-time code.
         *
         *     权限 Permission: `identity.account.write`
         */
        post: operations["resetAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复账号 Restore an account
         * @description 权限 Permission: `identity.account.write`
         */
        post: operations["restoreAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 解除两步验证 Remove a second factor
         * @description 手机与恢复码都丢失时。When phone and codes are lost.
         *
         *     权限 Permission: `identity.account.write`
         */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号的会话 List sessions
         * @description 权限 Permission: `identity.account.read`
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * 结束全部会话 End every session
         * @description 权限 Permission: `identity.account.write`
         */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 结束一个会话 End a session
         * @description 权限 Permission: `identity.account.write`
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/accounts/{accountId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用账号 Suspend an account
         * @description 会话与令牌两秒内失效。Sessions and tokens end within two seconds.
         *
         *     权限 Permission: `identity.account.write`
         */
        post: operations["suspendAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/administrator-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 邀请管理员 Invite an administrator
         * @description 返回一次性代码;只有运维人员可用。Answers a one-time code; for the operator only.
         *
         *     任何有效的令牌。Any valid token.
         */
        post: operations["inviteAdministrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 客户端列表 List clients
         * @description 服务于您所管单位的。Those that serve units of yours.
         *
         *     权限 Permission: `identity.client.read`
         */
        get: operations["listClients"];
        put?: never;
        /**
         * 登记客户端 Register a client
         * @description 密钥只显示这一次。The secret is shown this once.
         *
         *     权限 Permission: `identity.client.write`
         */
        post: operations["registerClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 客户端详情 Get a client
         * @description 权限 Permission: `identity.client.read`
         */
        get: operations["getClient"];
        put?: never;
        post?: never;
        /**
         * 删除客户端 Delete a client
         * @description 权限 Permission: `identity.client.write`
         */
        delete: operations["removeClient"];
        options?: never;
        head?: never;
        /**
         * 修改客户端 Change a client
         * @description 没写的字段不变。What is absent stays.
         *
         *     权限 Permission: `identity.client.write`
         */
        patch: operations["changeClient"];
        trace?: never;
    };
    "/api/identity/v1/clients/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复客户端 Restore a client
         * @description 权限 Permission: `identity.client.write`
         */
        post: operations["restoreClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 更换客户端密钥 Rotate a client secret
         * @description 新密钥只显示这一次,旧密钥立即失效。Shown this once; the old one is void at once.
         *
         *     权限 Permission: `identity.client.write`
         */
        post: operations["rotateClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用客户端 Suspend a client
         * @description 其令牌两秒内失效。Its tokens end within two seconds.
         *
         *     权限 Permission: `identity.client.write`
         */
        post: operations["suspendClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的账号 My account
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["getOwnAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的应用 Applications that I can open
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["listOwnApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 绑定孩子 Bind a child of mine
         * @description 连续填错会暂停一段时间。Guessing is slowed down.
         *
         *     任何有效的令牌。Any valid token.
         */
        post: operations["bindOwnChild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 切换身份 Switch to another identity of mine
         * @description 任何有效的令牌。Any valid token.
         */
        put: operations["chooseOwnIdentity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的密码规则 Rules of my password
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["getOwnPasswordRules"];
        /**
         * 修改密码 Change my password
         * @description 其他设备上的登录随即结束。Sessions on other devices end with it.
         *
         *     任何有效的令牌。Any valid token.
         */
        put: operations["changeOwnPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我登录的设备 Where I am signed in
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        /**
         * 退出其他设备 End all my sessions but this one
         * @description 任何有效的令牌。Any valid token.
         */
        delete: operations["endOwnOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 退出一个设备 End one of my sessions
         * @description 任何有效的令牌。Any valid token.
         */
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的登录记录 My latest sign-ins
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["listOwnSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/me/username": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 设置用户名 Choose my username
         * @description 任何有效的令牌。Any valid token.
         */
        put: operations["chooseOwnUsername"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 安全策略 Get the security policy
         * @description 谁必须两步验证。Who must sign in with two factors.
         *
         *     权限 Permission: `identity.policy.write`
         */
        get: operations["getSecurityPolicy"];
        /**
         * 修改安全策略 Replace the security policy
         * @description 自下次登录起生效。It holds for every sign-in from now on.
         *
         *     权限 Permission: `identity.policy.write`
         */
        put: operations["putSecurityPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/signing-keys/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 轮换签名密钥 Rotate the signing keys
         * @description 不中断服务;须在全底座有此权限。Without interruption; the permission must be held on the root.
         *
         *     权限 Permission: `identity.key.rotate`
         */
        post: operations["rotateSigningKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 打印首次登录条 Print first-time sign-in slips
         * @description 之前的登录码作废;代码只显示这一次。须有该机构的 identity.slip.print,或是每名学生的班主任。Accept 为 text/html 时是可打印的 A4 页。Earlier codes are void; codes are shown this once. Needs identity.slip.print on the unit, or being the class teacher of every pupil. A printable A4 sheet when the request prefers text/html.
         *
         *     任何有效的令牌。Any valid token.
         */
        post: operations["printSlips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/units/{unitId}/account-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号概况 Accounts of a unit and everything below
         * @description 各类人员有多少账号，多少还没有登录过。How many have an account, and how many never signed in.
         *
         *     权限 Permission: `identity.account.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["getUnitAccountFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/units/{unitId}/unused-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 还没有用过的登录条 Slips that nobody has used
         * @description 有多少学生还没有登录过，只有数目。How many pupils have never signed in: numbers alone.
         *
         *     权限 Permission: `identity.slip.print`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["getUnusedSlips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/market/v1/data-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 数据授权列表 List data grants
         * @description 已到期和已撤销的也在内。Those that ended are listed too.
         *
         *     权限 Permission: `market.grant.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listDataGrants"];
        put?: never;
        /**
         * 授权应用读取字段 Give a data grant
         * @description 写明应用、机构、字段、用途与到期时间。Names application, unit, fields, purpose and expiry.
         *
         *     权限 Permission: `market.grant.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["giveDataGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/market/v1/data-grants/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 可授权的字段 List grantable fields
         * @description 附数据级别;不在此列的永不离开基座。With their level; what is not listed never leaves the base.
         *
         *     任何有效的令牌。Any valid token.
         */
        get: operations["listDataFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/market/v1/data-grants/{grantId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤销授权 Revoke a data grant
         * @description 权限 Permission: `market.grant.write`
         */
        post: operations["revokeDataGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/guardianships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 建立监护关系 Link a guardian
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["linkGuardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/guardianships/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 解除监护关系 Unlink a guardian
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["unlinkGuardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导入记录 List imports
         * @description 新的在前。Newest first.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["listImports"];
        put?: never;
        /**
         * 上传名册并试导入 Upload a roster for a dry run
         * @description 请求体就是 .xlsx 或 .csv 文件;只读取并比对,不写入。The body is the file itself; it is read and compared, nothing is written.
         *
         *     权限 Permission: `org.import.run`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载模板 Download a template
         * @description 学生(含监护人)或教职工。For pupils with guardians, or for staff.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["downloadImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导入状态 Get an import
         * @description 状态、进度与试导入结果。State, progress and summary.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取消导入 Cancel an import
         * @description 只能取消尚未写入的。Only while nothing is written.
         *
         *     权限 Permission: `org.import.run`
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认导入 Confirm an import
         * @description 写入试导入所示的内容。Writes what the dry run showed.
         *
         *     权限 Permission: `org.import.run`
         */
        post: operations["confirmImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载错误工作簿 Download the error workbook
         * @description 被拒绝或有提示的原始行,加一列原因。The rows as they were, plus a reason column.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["downloadImportErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/first-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 文件的前几行 First rows of the file
         * @description 每个工作表的表头和前几行，号码打码。The header and first rows of each sheet; identifiers masked.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["listImportFirstRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 问题清单 List problems of an import
         * @description 行、列、值与原因,号码打码。Row, column, value and reason; identifiers masked.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["listImportProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 按更正后的列重新试导入 Read again with corrected columns
         * @description 尚未写入时可用，不必重新上传。While nothing is written; the file need not be uploaded again.
         *
         *     权限 Permission: `org.import.run`
         */
        post: operations["readImportAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 继续导入 Resume an import
         * @description 服务器多次尝试未成而放弃的导入,再试一次。Runs again what the server gave up.
         *
         *     权限 Permission: `org.import.run`
         */
        post: operations["resumeImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 按结果查看各行 List rows of an import
         * @description 按新增、修改、调动、离开等。By what would happen to them.
         *
         *     权限 Permission: `org.import.run`
         */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤销导入 Undo an import
         * @description 之后被人改过的人员保留。People whom somebody edited since are kept.
         *
         *     权限 Permission: `org.import.run`
         */
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/look-palette": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一种颜色在各种外观下的样子 What the themes make of a colour
         * @description 文字看不清时会调深或调浅。Made darker or lighter where text could not be read.
         *
         *     任何有效的令牌。Any valid token.
         */
        get: operations["getLookPalette"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 当前用户 Get the person who signed in
         * @description 只含授予该应用的字段。Only the fields that the application was granted.
         *
         *     任何有效的令牌。Any valid token.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的校历 My calendar
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["getMyCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载校历 My calendar as a file (iCalendar, RFC 5545)
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["downloadMyCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/class-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的班级 Classes that I teach, learn in, or have a child in
         * @description 只有班主任姓名和人数，没有名单。Names of class teachers and numbers; no lists.
         *
         *     任何有效的令牌。Any valid token.
         */
        get: operations["listMyClassCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我任教的班级 List classes that I teach
         * @description 权限 Permission: `org.roster.read`
         */
        get: operations["listMyClasses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/classes/{classId}/pupils": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的班级的学生 List pupils of a class that I teach
         * @description 通过应用时只含授予该应用的字段；教师本人登录时为姓名和性别。Through an application only the fields that it was granted; for the teacher at the base itself name and sex.
         *
         *     权限 Permission: `org.roster.read`
         */
        get: operations["listMyPupils"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/guardianships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 解除绑定 Unbind a child that I bound myself
         * @description 学校登记的监护关系请由学校修改。What the school entered is the school’s to change.
         *
         *     任何有效的令牌。Any valid token.
         */
        delete: operations["unbindMyChild"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我看到的标志和颜色 The logo and colour of my pages
         * @description 来自本单位或最近的上级；没有则为空。From the nearest unit above that has put one; null where none has.
         *
         *     任何有效的令牌。Any valid token.
         */
        get: operations["getMyLook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/me/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的权限 List my permissions
         * @description 每项权限及其机构。Each permission and the units it holds on.
         *
         *     任何有效的令牌。Any valid token.
         */
        get: operations["listMyPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/memberships/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 离开机构 End a membership
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["endMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/memberships/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 调班、调校 Move a membership
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["moveMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 人员列表 List people
         * @description 机构及其下级;敏感字段打码。Of a unit and below; sensitive fields masked.
         *
         *     权限 Permission: `org.person.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * 新增人员 Add a person
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 符合条件的人数 How many people a list holds
         * @description 至多数到 10000，更多时 `isExact` 为否。Counted up to 10,000; `isExact` is false where there are more.
         *
         *     权限 Permission: `org.person.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["countPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出人员 Export people
         * @description 当前筛选的列表和所选的列，敏感字段打码。The filtered list with the columns asked for as a workbook, masked.
         *
         *     权限 Permission: `org.person.export`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["exportPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 他校人员加入 Let a person of another school join
         * @description 以证件号码和姓名认人,他校的资料不动。Known by document number and name; what the other school keeps is untouched.
         *
         *     权限 Permission: `org.person.write`
         */
        post: operations["joinPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 按编号查姓名 Names of people by id
         * @description 例如审计记录里的操作人。For those who acted in the audit trail.
         *
         *     权限 Permission: `org.unit.read`
         */
        get: operations["listPersonNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 人员详情与历史 Get a person
         * @description 敏感字段打码。With history; sensitive fields masked.
         *
         *     权限 Permission: `org.person.read`
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        /**
         * 删除个人数据 Erase a person
         * @description 不可恢复;审计只留编号。Cannot be undone; the audit trail keeps the id.
         *
         *     权限 Permission: `org.person.write`
         */
        delete: operations["erasePerson"];
        options?: never;
        head?: never;
        /**
         * 修改人员 Change a person
         * @description 缺省不改,null 清空。Absent leaves a field, null clears it.
         *
         *     权限 Permission: `org.person.write`
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/org/v1/people/{personId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 人员离开 End a person
         * @description 结束其全部在册关系。Ends every membership.
         *
         *     权限 Permission: `org.person.write`
         */
        post: operations["endPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/{personId}/identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 更正证件或号码 Correct an identifier
         * @description 旧号码留在历史。The former number stays in the history.
         *
         *     权限 Permission: `org.person.write`
         */
        post: operations["correctIdentifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/{personId}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 加入机构 Start a membership
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["startMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/{personId}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 任岗 Start a position
         * @description 班主任、任课等。Head teacher, subject teacher and others.
         *
         *     权限 Permission: `org.person.write`
         */
        post: operations["startPosition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/{personId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复人员 Restore a person
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["restorePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/{personId}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 查看一个字段的明文 Reveal one field
         * @description 须写明原因,记入审计。Wants a reason; audited.
         *
         *     权限 Permission: `org.person.reveal`
         */
        post: operations["revealField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/people/{personId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用人员 Suspend a person
         * @description 其会话与令牌两秒内失效。Sessions and tokens end within two seconds.
         *
         *     权限 Permission: `org.person.write`
         */
        post: operations["suspendPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 全部权限 List permissions
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/positions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 卸岗 End a position
         * @description 权限 Permission: `org.person.write`
         */
        post: operations["endPosition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 行政区划 List regions
         * @description GB/T 2260。
         *
         *     任何有效的令牌。Any valid token.
         */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/role-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 任命列表 List role assignments
         * @description 权限 Permission: `org.role.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listRoleAssignments"];
        put?: never;
        /**
         * 任命 Assign a role
         * @description 权限 Permission: `org.role.assign`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["assignRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/role-assignments/{assignmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 免去 Withdraw a role
         * @description 权限 Permission: `org.role.assign`
         */
        delete: operations["withdrawRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 机构可用的角色 List roles of a unit
         * @description 权限 Permission: `org.role.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listRoles"];
        put?: never;
        /**
         * 新增自定义角色 Add a custom role
         * @description 权限 Permission: `org.role.assign`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["addRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 停用自定义角色 End a custom role
         * @description 权限 Permission: `org.role.assign`
         */
        delete: operations["endRole"];
        options?: never;
        head?: never;
        /**
         * 修改自定义角色 Change a custom role
         * @description 权限 Permission: `org.role.assign`
         */
        patch: operations["changeRole"];
        trace?: never;
    };
    "/api/org/v1/roster/guardianships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 监护关系 List guardianships for an application
         * @description 权限 Permission: `org.roster.read`
         */
        get: operations["listRosterGuardianships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/roster/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 在册关系 List memberships for an application
         * @description 权限 Permission: `org.roster.read`
         */
        get: operations["listRosterMemberships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/roster/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 名册人员 List people for an application
         * @description 只含授予该应用的字段。Only the fields that the application was granted.
         *
         *     权限 Permission: `org.roster.read`
         */
        get: operations["listRosterPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/roster/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 组织机构 List units for an application
         * @description 权限 Permission: `org.roster.read`
         */
        get: operations["listRosterUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/sample-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 示例数据的状态 State of the sample data
         * @description 权限 Permission: `org.unit.write`
         */
        get: operations["getSampleData"];
        put?: never;
        /**
         * 生成示例数据 Make sample data
         * @description 在单独的单位下生成一所示例学校，约 290 人；已有时不再生成。须在根机构有权限。One invented school of about 290 people in a unit of its own; asked again it is the one that is there. Needs the permission on the root.
         *
         *     权限 Permission: `org.import.run`
         */
        post: operations["makeSampleData"];
        /**
         * 删除示例数据 Remove the sample data
         * @description 连同人员、账号与文件一并删除，只在审计中留下记录；其中已有真实数据时拒绝。With its people, accounts and files; the audit trail alone remembers it. Refused when it holds real data.
         *
         *     权限 Permission: `org.import.run`
         */
        delete: operations["removeSampleData"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 首次设置的进度 How far the set-up of the base is
         * @description 须在根机构有权限。Needs the permission on the root.
         *
         *     权限 Permission: `org.unit.write`
         */
        get: operations["getSetup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/setup/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 以后再做这一步 Leave a step for later
         * @description 权限 Permission: `org.unit.write`
         */
        put: operations["skipSetupStep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 机构列表与搜索 List and search units
         * @description 按名称、拼音、首字母或代码。By name, pinyin, initials or code.
         *
         *     权限 Permission: `org.unit.read`(在 `underId` 所指机构 on the unit named by it)
         */
        get: operations["listUnits"];
        put?: never;
        /**
         * 新增机构 Add a unit
         * @description 权限 Permission: `org.unit.write`(在 `parentId` 所指机构 on the unit named by it)
         */
        post: operations["addUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/tops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我可见的最上层机构 List where my tree begins
         * @description 权限 Permission: `org.unit.read`
         */
        get: operations["listTopUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 机构详情 Get a unit
         * @description 权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * 修改机构 Change a unit
         * @description 缺省不改,null 清空。Absent leaves a field, null clears it.
         *
         *     权限 Permission: `org.unit.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        patch: operations["changeUnit"];
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/access-explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 这个人为什么能看到 Why may this person do that here
         * @description 按角色逐条说明。Role by role, in words.
         *
         *     权限 Permission: `org.role.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["explainAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/ancestors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 上级机构 List units above
         * @description 自上而下,止于可见范围。From the top down, as far as one may see.
         *
         *     权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listAncestors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 校历 Calendar of a unit
         * @description 含上级单位的安排。With what the units above have put.
         *
         *     权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/calendar/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 添加校历事项 Add a calendar entry
         * @description 权限 Permission: `org.calendar.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["addCalendarEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/calendar/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改校历事项 Change a calendar entry
         * @description 权限 Permission: `org.calendar.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        put: operations["changeCalendarEntry"];
        post?: never;
        /**
         * 删除校历事项 Remove a calendar entry
         * @description 权限 Permission: `org.calendar.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        delete: operations["removeCalendarEntry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 直接下级 List units directly below
         * @description 权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listChildren"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 补齐学校的班级 Make missing classes
         * @description 已有的不变。Those that exist stay as they are.
         *
         *     权限 Permission: `org.unit.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["ensureClasses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤销机构 End a unit
         * @description 权限 Permission: `org.unit.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["endUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 概况 Facts of a unit and everything below
         * @description 人数、学校与班级数、最近一次导入、待办。People, schools, classes, the latest import and what is to be done.
         *
         *     权限 Permission: `org.person.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["getUnitFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/facts/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下级对比 Compare the units directly below
         * @description 至多 500 个。At most 500.
         *
         *     权限 Permission: `org.person.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["compareChildUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 机构沿革 List the history of a unit
         * @description 名称、代码与上级。Names, codes and parents over time.
         *
         *     权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listUnitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 谁在本机构有权限 List who may do what here
         * @description 含上级任命与任职所带的。With those that come from above and from positions.
         *
         *     权限 Permission: `org.role.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listHolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 单位的标志和颜色 Logo and colour of a unit
         * @description 本单位和全部下级使用，下级自己设置的除外。In force there and below, but for units with one of their own.
         *
         *     权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["getLook"];
        /**
         * 设置标志和颜色 Put the logo and the colour
         * @description 缺省不改，null 清空，两项都空即沿用上级。Absent leaves, null clears; a unit without either has the look of the unit above.
         *
         *     权限 Permission: `org.unit.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        put: operations["putLook"];
        post?: never;
        /**
         * 沿用上级的标志和颜色 Take the look from above
         * @description 权限 Permission: `org.unit.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        delete: operations["removeLook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/look/logo/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 标志图片 A logo
         * @description 任何有效的令牌。Any valid token.
         */
        get: operations["getLogo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 移动机构 Move a unit
         * @description 连同全部下级。With everything below.
         *
         *     权限 Permission: `org.unit.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        post: operations["moveUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/school-years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 学年与学期 List school years
         * @description 权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listSchoolYears"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/school-years/{schoolYear}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 安排学期 Put the terms of a school year
         * @description 空列表即删除本学年的安排。An empty list removes them.
         *
         *     权限 Permission: `org.calendar.write`(在 `unitId` 所指机构 on the unit named by it)
         */
        put: operations["putTerms"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/v1/units/{unitId}/subtree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本机构及以下全部 List a whole subtree
         * @description 至多 20000 个;Accept 为 application/x-ndjson 时每行一个。At most that many; one a line when NDJSON is asked for.
         *
         *     权限 Permission: `org.unit.read`(在 `unitId` 所指机构 on the unit named by it)
         */
        get: operations["listSubtree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 授权端点 Begin a sign-in for an application
         * @description 在浏览器中打开;结果带 code、state 与 iss 回到 redirect_uri。Opened in a browser; the answer goes to redirect_uri with code, state and iss. RFC 6749 §3.1, RFC 7636, RFC 9207, OpenID Connect Core §3.1.2. A POST with the same fields as a form does the same.
         */
        get: operations["authorize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 令牌查询 Ask what a token is worth
         * @description 未知的与他人的令牌都答 active: false。An unknown token and another’s look the same. RFC 7662.
         */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 签名公钥 List the public keys
         * @description 可缓存五分钟。Cache it for five minutes. RFC 7517 §5.
         */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 令牌撤销 Revoke a token
         * @description 未知的令牌同样答 200。An unknown token is as good as revoked. RFC 7009.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 令牌端点 Exchange a grant for tokens
         * @description 刷新令牌每次更换,旧的重用即全部作废。A refresh token is replaced each time; using an old one again voids them all. RFC 6749 §3.2, RFC 9068.
         */
        post: operations["exchangeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 用户信息 Get claims of the person
         * @description 须有 openid;内容依授权的 scope。Wants openid; claims by scope. OpenID Connect Core §5.3, RFC 6750.
         */
        get: operations["getUserinfo"];
        put?: never;
        /**
         * 用户信息 Get claims of the person
         * @description 须有 openid;内容依授权的 scope。Wants openid; claims by scope. OpenID Connect Core §5.3, RFC 6750.
         */
        post: operations["postUserinfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccentResponse: {
            /**
             * @description 按下时 What is pressed
             * @example #940c22
             */
            active: string;
            /**
             * @description 原颜色的对比度，浅色至少 4.5、深色至少 5.5 The contrast of the colour as given; 4.5 is needed in the light, 5.5 in the dark
             * @example 5.2
             */
            givenContrast: number;
            /**
             * @description 链接 Links
             * @example #ac0e28
             */
            ink: string;
            /**
             * @description 为看得清而调整过 Changed so that text can be read
             * @example false
             */
            isAdjusted: boolean;
            /**
             * @description 按钮和选中项 Buttons, and what is chosen
             * @example #c8102e
             */
            primary: string;
            /**
             * @description 选中行的底色 The ground of a chosen line
             * @example #fae7ea
             */
            soft: string;
        };
        AccessExplanationResponse: {
            /** @description 现在能不能 Whether it is so now */
            allowed: boolean;
            /** @description 凭什么 By what */
            because: components["schemas"]["ExplainedRoleView"][];
            /** @description 还有哪些角色，为什么不算 Roles that do not count, and why */
            besides: components["schemas"]["ExplainedRoleView"][];
            /** @example org.person.read */
            permission: string;
            /** @example 查看人员(敏感信息打码) */
            permissionText: string;
            /** Format: uuid */
            personId: string;
            /** @example 李明华 */
            personName: string;
        };
        AccountResponse: {
            /** @enum {string} */
            audience: "staff" | "student" | "guardian" | "administrator";
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            createdAt: string;
            /** @description 有尚未使用的首次登录码 A printed code that was not used yet */
            hasCode: boolean;
            hasPassword: boolean;
            hasSecondFactor: boolean;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e71
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            lastSignInAt?: string | null;
            loginNames: components["schemas"]["LoginNameView"][];
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
            /** @enum {string} */
            status: "active" | "suspended" | "ended";
            /** @example zhangsan */
            username?: string | null;
        };
        AddPersonBody: {
            /**
             * @description 其他代码项（JY/T 1004） Further coded items (JY/T 1004)
             * @example {
             *       "politics": "共青团员"
             *     }
             */
            attributes?: Record<string, never>;
            /** @example 2016-05-01 */
            birthDate?: string | null;
            contacts?: components["schemas"]["ContactsBody"];
            /**
             * @description 代码或名称（GB/T 3304） Code or name (GB/T 3304)
             * @example 汉族
             */
            ethnicity?: string | null;
            /**
             * @example [
             *       {
             *         "kind": "student_number",
             *         "value": "20260317"
             *       }
             *     ]
             */
            identifiers?: components["schemas"]["NewIdentifierBody"][];
            membership: components["schemas"]["NewMembershipBody"];
            /** @example 张三 */
            name: string;
            /**
             * @description 代码或名称（GB/T 2261.1） Code or name (GB/T 2261.1)
             * @example 女
             */
            sex?: string | null;
        };
        AddRoleBody: {
            /** @example 学籍管理员 */
            name: string;
            /** @example Registrar */
            nameEn?: string;
            /**
             * @example [
             *       "org.person.read",
             *       "org.person.write"
             *     ]
             */
            permissions: string[];
            /**
             * Format: uuid
             * @description 角色所属机构，可在其及下级使用 Unit that owns the role; it is used there and below
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
        };
        AddUnitBody: {
            /**
             * @description 班号 Class number
             * @example 3
             */
            classNumber?: number;
            /**
             * @description 学校标识码为 10 位 The code of a school has ten digits
             * @example 2134000017
             */
            code?: string | null;
            /**
             * @description 入学年份 Entry year
             * @example 2026
             */
            entryYear?: number;
            /** @enum {string} */
            kind: "bureau" | "district" | "school" | "campus" | "department" | "stage" | "grade" | "class" | "teaching_class";
            /**
             * @description 班级可不填 A class needs none
             * @example 合肥市第一实验小学
             */
            name?: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01
             */
            parentId: string;
            /**
             * @description GB/T 2260
             * @example 340102
             */
            regionCode?: string | null;
            /**
             * @description 学制 Length of schooling
             * @enum {string|null}
             */
            schooling?: "6-3" | "5-4" | null;
            /** @example 一小 */
            shortName?: string | null;
            /** @example 10 */
            sort?: number;
            /**
             * @description 学段 Stage
             * @enum {string}
             */
            stage?: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher";
            /** @example 2026-09-01 */
            validFrom?: string;
            /**
             * @description 本学段学制年数 Years of this stage
             * @example 6
             */
            years?: number;
        };
        AddedResponse: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            id: string;
        };
        AssignPasswordDto: {
            /**
             * @description 下次登录须自设密码，缺省为是 The person chooses an own one at the next sign-in; true when absent
             * @example true
             */
            mustChange?: boolean;
            /** @example Quiet-River-71 */
            password: string;
        };
        AssignRoleBody: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
            /**
             * @description 内置角色名或自定义角色编号 Key of a built-in role or id of a custom one
             * @example school_admin
             */
            roleKey: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validTo?: string;
        };
        AssignedResponse: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e31
             */
            id: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
            /** @example school_admin */
            roleKey: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            validFrom: string;
            /**
             * Format: date-time
             * @example null
             */
            validTo: string | null;
        };
        AssignmentPageResponse: {
            items: components["schemas"]["AssignmentResponse"][];
            /** @example WyIwMTk5YTNjMiJd */
            nextCursor?: string;
        };
        AssignmentResponse: {
            /** @example person:0199… */
            assignedBy: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e31
             */
            id: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
            /** @example 王五 */
            personName: string | null;
            /** @example school_admin */
            roleKey: string;
            /** @example 学校管理员 */
            roleName: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
            /** @example 合肥市第一实验小学 */
            unitName: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            validFrom: string;
            /**
             * Format: date-time
             * @example null
             */
            validTo: string | null;
        };
        BaseHealthResponse: {
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            checkedAt: string;
            /** @description 要人处理的在前 What needs somebody first */
            items: components["schemas"]["HealthItemView"][];
            /**
             * @description 最差的一项 The worst of them
             * @enum {string}
             */
            state: "ok" | "warning" | "problem";
        };
        BindChildDto: {
            /**
             * @description 孩子的姓名 Name of the child
             * @example 李小明
             */
            childName: string;
            /**
             * @description 登录条上的绑定码 Code for guardians on the slip
             * @example ABCD-EFGH
             */
            code: string;
            /**
             * @description 您是孩子的（GB/T 4761）What you are to the child
             * @example 52
             * @enum {string}
             */
            relation: "51" | "52" | "61" | "62" | "63" | "64" | "97" | "99";
        };
        BoundChildResponse: {
            /**
             * Format: uuid
             * @description 监护关系编号，也是身份编号 Id of the guardianship: an identity of yours
             */
            identityId: string;
        };
        CalendarEntryBody: {
            /**
             * @description 最后一天 The last day, included
             * @example 2026-10-07
             */
            endsOn: string;
            /**
             * @description 放假、调休上课、考试、活动 Workday: a day off that is worked
             * @enum {string}
             */
            kind: "holiday" | "workday" | "exam" | "event";
            /**
             * @description 第一天 The first day: YYYY-MM-DD
             * @example 2026-10-01
             */
            startsOn: string;
            /** @example 国庆节放假 */
            title: string;
        };
        CalendarEntryResponse: {
            /** @example 2026-10-07 */
            endsOn: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e51
             */
            id: string;
            /** @enum {string} */
            kind: "holiday" | "workday" | "exam" | "event";
            /** @example 2026-10-01 */
            startsOn: string;
            /** @example 国庆节放假 */
            title: string;
            /**
             * Format: uuid
             * @description 由哪个单位安排 Where it was put
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
            /** @example 第一实验小学 */
            unitName: string;
            /** @example 1 */
            version: number;
        };
        CalendarResponse: {
            /** @description 按日期 By date */
            entries: components["schemas"]["CalendarEntryResponse"][];
            terms: components["schemas"]["ListedTermResponse"][];
        };
        ChainBreakResponse: {
            /** @example 42 */
            batch: number;
            /** @example content_differs */
            reason: Record<string, never>;
        };
        ChainHeadResponse: {
            /** @example 42 */
            batch: number;
            /**
             * @description 最后一批的 SHA-256（十六进制），可另存他处日后比对 SHA-256 of the last batch, hexadecimal; keep it elsewhere and compare it later
             * @example 9f2b6c1e0d3a4758
             */
            hash: string;
        };
        ChainReportResponse: {
            /** @example 42 */
            batches: number;
            /** @description 第一处断裂 The first break */
            break?: components["schemas"]["ChainBreakResponse"];
            /** @example 4711 */
            entries: number;
            head: components["schemas"]["ChainHeadResponse"];
            intact: boolean;
            /**
             * @description 按留存规则清除的最后一批，未清除为 0 Last batch removed by the retention rule; 0 when none was
             * @example 0
             */
            prunedThrough: number;
        };
        ChangeCalendarEntryBody: {
            /**
             * @description 最后一天 The last day, included
             * @example 2026-10-07
             */
            endsOn: string;
            /**
             * @description 放假、调休上课、考试、活动 Workday: a day off that is worked
             * @enum {string}
             */
            kind: "holiday" | "workday" | "exam" | "event";
            /**
             * @description 第一天 The first day: YYYY-MM-DD
             * @example 2026-10-01
             */
            startsOn: string;
            /** @example 国庆节放假 */
            title: string;
            /**
             * @description 读到的版本 The version that was read
             * @example 1
             */
            version: number;
        };
        ChangeClientBody: {
            /** @description 平台自有应用，不询问授权 An application of the platform: consent is not asked */
            firstParty?: boolean;
            landingAudiences?: ("staff" | "student" | "guardian" | "administrator")[];
            /** @description 首页点开的地址;null 清除 */
            launchUrl?: string | null;
            /** @example 作业本 */
            name?: string;
            options?: components["schemas"]["ClientOptionsBody"];
            postLogoutRedirectUris?: string[];
            /**
             * @example [
             *       "https://homework.example.cn/callback"
             *     ]
             */
            redirectUris?: string[];
            /**
             * @example [
             *       "openid",
             *       "profile",
             *       "org.roster.read"
             *     ]
             */
            scopes?: string[];
            /** @description 服务的单位，含其下级 Units it serves, with all below */
            unitIds?: string[];
        };
        ChangePageResponse: {
            /** @example false */
            hasMore: boolean;
            items: components["schemas"]["ChangeResponse"][];
            /**
             * @description 总是有:从这里继续 Always given: go on from here
             * @example WzQ3MTFd
             */
            nextCursor: string;
        };
        ChangePasswordDto: {
            /**
             * @description 还没有密码时为空 Empty where there is none yet
             * @example Old-River-70
             */
            currentPassword: string;
            /** @example Quiet-River-71 */
            newPassword: string;
        };
        ChangePersonBody: {
            /**
             * @description 其他代码项（JY/T 1004） Further coded items (JY/T 1004)
             * @example {
             *       "politics": "共青团员"
             *     }
             */
            attributes?: Record<string, never>;
            /** @example 2016-05-01 */
            birthDate?: string | null;
            contacts?: components["schemas"]["ContactsBody"];
            /**
             * @description 代码或名称（GB/T 3304） Code or name (GB/T 3304)
             * @example 汉族
             */
            ethnicity?: string | null;
            /** @example 张三 */
            name?: string;
            /**
             * @description 代码或名称（GB/T 2261.1） Code or name (GB/T 2261.1)
             * @example 女
             */
            sex?: string | null;
            /**
             * @description 读到的版本;已被他人修改则拒绝(也可用 If-Match)
             * @example 3
             */
            version?: number;
        };
        ChangeResponse: {
            /** @enum {string} */
            action: "changed" | "deleted";
            /**
             * @description 此变更之后 After this change
             * @example WzQ3MTFd
             */
            cursor: string;
            /**
             * @description 现在的样子(同名册接口);删除时只有编号 As it is now, like in the roster; of a tombstone ids only
             * @example {
             *       "id": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11",
             *       "memberships": [],
             *       "name": "张三",
             *       "status": "active"
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description 重复投递时不变 The same when told twice
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e51
             */
            id: string;
            /** @enum {string} */
            kind: "unit" | "person" | "membership" | "guardianship";
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            occurredAt: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            subjectId: string;
        };
        ChangeRoleBody: {
            /** @example 学籍管理员 */
            name?: string;
            /** @example Registrar */
            nameEn?: string;
            /**
             * @example [
             *       "org.person.read",
             *       "org.person.write"
             *     ]
             */
            permissions?: string[];
        };
        ChangeUnitBody: {
            /**
             * @description 班号 Class number
             * @example 3
             */
            classNumber?: number;
            /**
             * @description 学校标识码为 10 位 The code of a school has ten digits
             * @example 2134000017
             */
            code?: string | null;
            /**
             * @description 入学年份 Entry year
             * @example 2026
             */
            entryYear?: number;
            /** @example 合肥市第一实验小学 */
            name?: string;
            /**
             * @description GB/T 2260
             * @example 340102
             */
            regionCode?: string | null;
            /**
             * @description 学制 Length of schooling
             * @enum {string|null}
             */
            schooling?: "6-3" | "5-4" | null;
            /** @example 一小 */
            shortName?: string | null;
            /** @example 10 */
            sort?: number;
            /**
             * @description 学段 Stage
             * @enum {string}
             */
            stage?: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher";
            /**
             * @description 读到的版本；已被他人修改则拒绝 The version that was read; refused when somebody changed it since
             * @example 3
             */
            version?: number;
            /**
             * @description 本学段学制年数 Years of this stage
             * @example 6
             */
            years?: number;
        };
        ChildFactsResponse: {
            items: components["schemas"]["ChildFactsView"][];
        };
        ChildFactsView: {
            /** @example 24 */
            classes: number;
            /** @example school */
            kind: string;
            /** @example 第一实验小学 */
            name: string;
            people: components["schemas"]["PeopleByRoleView"];
            /** @example 1 */
            schools: number;
            /** Format: uuid */
            unitId: string;
        };
        ChooseIdentityDto: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e71
             */
            identityId: string;
        };
        ChooseUsernameDto: {
            /** @example liminghua */
            username: string;
        };
        ClassKeyBody: {
            /** @example 3 */
            classNumber: number;
            /** @example 2026 */
            entryYear: number;
            /**
             * @example primary
             * @enum {string}
             */
            stage: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher";
        };
        ClientAnswer: {
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            createdAt: string;
            firstParty: boolean;
            /**
             * @example [
             *       "authorization_code",
             *       "refresh_token"
             *     ]
             */
            grants: string[];
            /**
             * @description 客户端编号 client_id
             * @example homework
             */
            id: string;
            /** @enum {string} */
            kind: "confidential" | "public";
            /**
             * @example [
             *       "staff"
             *     ]
             */
            landingAudiences: string[];
            /** @example https://homework.example.cn/ */
            launchUrl?: string;
            /** @example 作业本 */
            name: string;
            options: components["schemas"]["ClientOptionsBody"];
            /** @example [] */
            postLogoutRedirectUris: string[];
            /**
             * @example [
             *       "https://homework.example.cn/callback"
             *     ]
             */
            redirectUris: string[];
            /**
             * @example [
             *       "openid",
             *       "profile",
             *       "org.roster.read"
             *     ]
             */
            scopes: string[];
            /** @enum {string} */
            status: "active" | "suspended";
            /**
             * @example [
             *       "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02"
             *     ]
             */
            unitIds: string[];
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            updatedAt: string;
        };
        ClientListAnswer: {
            items: components["schemas"]["ClientAnswer"][];
            /** @example WyJob21ld29yayJd */
            nextCursor?: string;
        };
        ClientOptionsBody: {
            accessTokenTtl?: number;
            /** @enum {string} */
            idTokenAlg?: "RS256" | "ES256";
            /** @description 刷新时也发 ID 令牌 An ID token with each refresh too */
            idTokenOnRefresh?: boolean;
            /** @description 本机应用可用任意端口的回环地址 A native application may use loopback on any port (RFC 8252) */
            loopbackAnyPort?: boolean;
            /** @description 允许旧的保密客户端不用 PKCE;默认不允许 */
            pkceOptional?: boolean;
            /** @description ID 令牌也带 profile 的内容 */
            profileInIdToken?: boolean;
            refreshTokenDays?: number;
        };
        ClientSecretAnswer: {
            /** @example homework */
            id: string;
            /**
             * @description 新的 client_secret;只显示这一次
             * @example shown-this-once
             */
            secret: string;
        };
        CodeResponse: {
            /**
             * @description 首次登录码，仅显示这一次 First-time code, shown this once
             * @example 7KDM-49XR
             */
            code: string;
        };
        ConfirmImportBody: {
            /**
             * @description 确认超过 10% 的人离开 More than 10 % leaving is meant
             * @example false
             */
            acceptLeaving?: boolean;
        };
        ContactsBody: {
            /** @example 合肥市蜀山区 */
            address?: string | null;
            /** @example zhangsan@school.example */
            email?: string | null;
            /** @description 手机或座机 Mobile or landline */
            phone?: string | null;
        };
        CorrectIdentifierBody: {
            /**
             * @example student_number
             * @enum {string}
             */
            kind: "id_card" | "residence_permit" | "hk_macao_permit" | "taiwan_permit" | "passport" | "permanent_residence" | "household_register" | "officer_card" | "student_code" | "student_number" | "staff_number" | "other";
            /**
             * Format: uuid
             * @description 学号、工号所属学校 School of a student or staff number
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            schoolId?: string;
            /**
             * @description 新的号码;null 表示不再有
             * @example 20260318
             */
            value: string | null;
            /** @example 3 */
            version?: number;
        };
        DataFieldListResponse: {
            items: components["schemas"]["DataFieldResponse"][];
        };
        DataFieldResponse: {
            /** @example Name */
            en: string;
            /**
             * @description GB/T 43697—2024
             * @example personal
             * @enum {string}
             */
            level: "general" | "personal" | "sensitive";
            /** @enum {string} */
            name: "name" | "pinyin" | "sex" | "birth_date" | "ethnicity" | "student_number" | "staff_number" | "student_code" | "id_number" | "phone" | "email";
            /** @example 姓名 */
            zh: string;
        };
        DataGrantPageResponse: {
            items: components["schemas"]["DataGrantResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WyIwMTk5YTNjMiJd
             */
            nextCursor?: string;
        };
        DataGrantResponse: {
            /** @example homework */
            clientId: string;
            /**
             * Format: date-time
             * @example 2027-08-31T16:00:00Z
             */
            expiresAt: string;
            /**
             * @example [
             *       "name",
             *       "sex"
             *     ]
             */
            fields: ("name" | "pinyin" | "sex" | "birth_date" | "ethnicity" | "student_number" | "staff_number" | "student_code" | "id_number" | "phone" | "email")[];
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            givenAt: string;
            /** @example person:0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11 */
            givenBy: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e61
             */
            grantId: string;
            /** @example true */
            isInForce: boolean;
            /** @example 作业布置与批改 */
            purpose: string;
            /**
             * Format: date-time
             * @example null
             */
            revokedAt: string | null;
            /** @example null */
            revokedBy: string | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
        };
        EndMembershipBody: {
            /** @enum {string} */
            reason: "left" | "transferred" | "graduated" | "ended";
        };
        EndPersonBody: {
            /** @enum {string} */
            reason: "left" | "deceased";
        };
        EndUnitBody: {
            /**
             * @description 在册人员一并离开 Its members leave with it
             * @example false
             */
            withMembers?: boolean;
            /**
             * @description 下级机构一并撤销 Units below end with it
             * @example false
             */
            withUnits?: boolean;
        };
        EnsureClassesBody: {
            classes: components["schemas"]["ClassKeyBody"][];
        };
        EnsuredClassesResponse: {
            /** @example 2 */
            added: number;
            /**
             * @description 所有所求班级的编号，依请求顺序 Ids of all classes asked for, in the order of the request
             * @example [
             *       "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03"
             *     ]
             */
            ids: string[];
        };
        EntryPageResponse: {
            items: components["schemas"]["EntryResponse"][];
            /**
             * @description 末页没有 Absent on the last page
             * @example WyI0NzExIl0
             */
            nextCursor?: string;
        };
        EntryResponse: {
            /** @example org.person.read */
            action: string;
            /** @example person:01890000-0000-7000-8000-000000000001 */
            actor: string;
            /** @example 192.0.2.17 */
            address?: string;
            /** @example 50 */
            count?: number;
            /**
             * @example {
             *       "code": "auth.unit_out_of_scope"
             *     }
             */
            detail?: Record<string, never>;
            /**
             * @description 读取或写入的字段名 Names of the fields read or written
             * @example [
             *       "name",
             *       "contacts"
             *     ]
             */
            fields?: string[];
            /** @example 4711 */
            id: string;
            /**
             * @description 在链中的位置，封存前没有 Place in the chain; absent until the entry is sealed
             * @example 4711
             */
            position?: number;
            /** @example 2026-09-01T00:00:00.123456Z */
            recordedAt: string;
            /** @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f */
            requestId?: string;
            /** @enum {string} */
            result: "success" | "refused" | "failed";
            /** @example person:01890000-0000-7000-8000-000000000002 */
            target?: string;
            /** @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02 */
            unitId?: string;
            /** @example 0199a3c27b1e7c559d3e5f1b2c3d4e02 */
            unitPath?: string;
            /**
             * @description 写入该条的数据库角色 Database role that wrote the entry
             * @example plinth_org
             */
            writer: string;
        };
        /** @description 出错时的统一格式;`code` 不变,`message` 依 Accept-Language。The one form of every error; `code` is stable. */
        ErrorBody: {
            /** @example org.person_not_found */
            code: string;
            details?: {
                [key: string]: unknown;
            };
            faults?: {
                /** @example phone_malformed */
                code: string;
                message: string;
                /** @example guardians.0.phone */
                path: string;
            }[];
            message: string;
            requestId: string;
        };
        ExplainedRoleView: {
            /** @example 周敏 */
            assignedByName: string | null;
            /**
             * Format: uuid
             * @description 随任职取得的没有 None for one that follows from a position
             */
            assignmentId: string | null;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            from: string;
            /** @example region_admin */
            roleKey: string;
            /** @example 区域管理员 */
            roleName: string;
            /**
             * @description 这一条说明了什么，用一句话 What it means, in a sentence
             * @example 是「海城区教育局」的区域管理员，「第一实验小学」归其管辖，这个角色什么都可以做。
             */
            text: string;
            /** Format: date-time */
            to: string | null;
            /** Format: uuid */
            unitId: string;
            /** @example 海城区教育局 */
            unitName: string;
            /** @enum {string} */
            verdict: "counts" | "other_unit" | "permission_not_held" | "not_yet" | "over" | "unit_ended";
        };
        FindAccountDto: {
            /**
             * @description 如登录时所填：用户名、手机号、证件号、学校代码/学号工号 As typed at sign-in: username, phone, document number, schoolcode/number
             * @example zhangsan
             */
            name?: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId?: string;
        };
        FirstRowResponse: {
            /**
             * @description 号码打码 Identifiers masked
             * @example [
             *       "张三",
             *       "男"
             *     ]
             */
            cells: string[];
            /**
             * @description 文件中看到的行号 As seen in the file
             * @example 4
             */
            row: number;
        };
        FirstRowsResponse: {
            sheets: components["schemas"]["SheetFirstRowsResponse"][];
        };
        GiveGrantBody: {
            /**
             * @description OAuth 客户端编号 OAuth client id
             * @example homework
             */
            clientId: string;
            /**
             * @description 到期时间，最长三年 Expiry, at most three years away
             * @example 2027-08-31T16:00:00Z
             */
            expiresAt: string;
            /**
             * @example [
             *       "name",
             *       "sex"
             *     ]
             */
            fields: ("name" | "pinyin" | "sex" | "birth_date" | "ethnicity" | "student_number" | "staff_number" | "student_code" | "id_number" | "phone" | "email")[];
            /** @example 作业布置与批改 */
            purpose: string;
            /**
             * Format: uuid
             * @description 授权范围：机构及其下级 Granted on this unit and below
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
        };
        GivenGrantResponse: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e61
             */
            id: string;
        };
        GradeResponse: {
            /** @example 三年级 */
            name: string;
            /** @example 3 */
            number: number;
            /** @enum {string} */
            state: "coming" | "studying" | "graduated";
        };
        HealthItemView: {
            /** @enum {string} */
            area: "service" | "events" | "jobs" | "storage" | "backup";
            /** @example org */
            service?: string;
            /** @enum {string} */
            state: "ok" | "warning" | "problem";
            /** @example 组织服务正常。 */
            text: string;
        };
        HolderListResponse: {
            items: components["schemas"]["HolderResponse"][];
        };
        HolderResponse: {
            /**
             * @example [
             *       "org.person.read"
             *     ]
             */
            permissions: string[];
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
            /** @example 王五 */
            personName: string | null;
            /** @example school_admin */
            roleKey: string;
            /** @example 学校管理员 */
            roleName: string;
            /**
             * Format: uuid
             * @description 任命所在机构：本机构或上级 Unit of the assignment: this one or one above
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
            /** @example 合肥市第一实验小学 */
            unitName: string;
        };
        ImportFailureResponse: {
            /** @example org.import_file_unreadable */
            code: string;
            /** @example 文件打不开。 */
            message: string;
        };
        ImportPageResponse: {
            items: components["schemas"]["ImportResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WzEwMF0
             */
            nextCursor?: string;
        };
        ImportProblemPageResponse: {
            items: components["schemas"]["ImportProblemResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WzEwMF0
             */
            nextCursor?: string;
        };
        ImportProblemResponse: {
            /** @example id_card_check_digit */
            code: string;
            /** @example 身份证号 */
            column: string;
            /** @example 身份证号校验位不对。 */
            message: string;
            /**
             * @description 文件中看到的行号 As seen in the file
             * @example 17
             */
            row: number;
            /** @enum {string} */
            severity: "error" | "warning";
            /** @example 七年级 */
            sheet: string;
            /**
             * @description 号码打码 Identifiers masked
             * @example 3401**********001X
             */
            value: string;
        };
        ImportResponse: {
            /** @description 手工更正的列 Columns as corrected by hand */
            columns?: {
                [key: string]: string | null;
            };
            /** @description 沿用本校上次更正的列 The columns are those that the school corrected last time */
            columnsRemembered?: boolean;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            createdAt: string;
            failure?: components["schemas"]["ImportFailureResponse"];
            /** @example 七年级花名册.xlsx */
            fileName: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:09Z
             */
            finishedAt?: string;
            /** @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e41 */
            id: string;
            /**
             * @description 本阶段进度，0 至 1 Progress within the state, 0 to 1
             * @example 1
             */
            progress: number;
            /** @description 识别出的表与列 Recognised sheets and columns */
            recognition?: components["schemas"]["RecognitionResponse"];
            /** @description 服务器放弃的导入可以继续 Given up by the server, may be resumed */
            resumable?: boolean;
            /** @example 1200 */
            rowsRead: number;
            /** @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02 */
            schoolId: string;
            /** @enum {string} */
            state: "reading" | "ready" | "applying" | "done" | "failed" | "cancelled" | "undoing" | "undone";
            summary?: components["schemas"]["ImportSummaryResponse"];
            /** Format: date-time */
            undoneAt?: string;
            whole: boolean;
        };
        ImportRowPageResponse: {
            items: components["schemas"]["ImportRowResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WzEwMF0
             */
            nextCursor?: string;
        };
        ImportRowResponse: {
            /** @enum {string} */
            action: "added" | "changed" | "moved" | "unchanged" | "refused" | "leaving";
            /**
             * @example [
             *       "phone"
             *     ]
             */
            changed: string[];
            /** @example null */
            formerUnit: string | null;
            /** @example 张三 */
            name: string;
            /**
             * @description 打码 Masked
             * @example 2026****17
             */
            number: string | null;
            /** @example 17 */
            row: number | null;
            /** @example 七年级 */
            sheet: string;
            /** @example 七年级(3)班 */
            unit: string | null;
        };
        ImportSummaryResponse: {
            /** @example 40 */
            added: number;
            /** @example 12 */
            changed: number;
            /** @example 55 */
            guardiansAdded: number;
            /** @example 0 */
            leaving: number;
            /** @example 5 */
            moved: number;
            /**
             * @example [
             *       "七年级(9)班"
             *     ]
             */
            newClasses: string[];
            /** @example 1190 */
            present: number;
            /** @example 3 */
            refused: number;
            /** @example 1200 */
            total: number;
            /** @example 1140 */
            unchanged: number;
            /** @example 8 */
            warnings: number;
        };
        InvitationView: {
            /**
             * @description 在此地址填写 Where it is typed in
             * @example https://base.example/first-administrator
             */
            address: string;
            /**
             * @description 一次性验证码，仅显示这一次 One-time code, shown this once
             * @example 7KDM-49XR-2HTC
             */
            code: string;
            /**
             * @description 有效天数 Days until it expires
             * @example 14
             */
            validDays: number;
        };
        InviteAdministratorDto: {
            /**
             * @description 在该机构的角色，缺省 region_admin Role on the unit; region_admin when absent
             * @example school_admin
             */
            roleKey?: string;
            /**
             * Format: uuid
             * @description 所管机构，缺省为根 Unit to administrate; the root when absent
             */
            unitId?: string;
        };
        JobFailureView: {
            /** @example org.import_file_encrypted */
            code: string;
            /** @example The file has a password. */
            en: string;
            /** @example 文件有密码。 */
            zh: string;
        };
        JobListResponse: {
            items: components["schemas"]["JobResponse"][];
        };
        JobResponse: {
            canCancel: boolean;
            canResume: boolean;
            canUndo: boolean;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            createdAt: string;
            /**
             * @description 已读行数 Rows read
             * @example 1080
             */
            done: number;
            failure: components["schemas"]["JobFailureView"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "org.import";
            /**
             * @description 当前步骤的进度 0 到 1 Share of the step
             * @example 0.42
             */
            progress: number;
            /**
             * @description waiting：等待确认 Waits for somebody’s answer
             * @enum {string}
             */
            state: "running" | "waiting" | "done" | "failed" | "cancelled";
            /** @enum {string} */
            step: "reading" | "applying" | "undoing";
            /** @example 学生花名册.xlsx */
            title: string;
            /** @example 3000 */
            total: number | null;
            /** Format: uuid */
            unitId: string;
        };
        JoinPersonBody: {
            /**
             * @example passport
             * @enum {string}
             */
            kind: "id_card" | "residence_permit" | "hk_macao_permit" | "taiwan_permit" | "passport" | "permanent_residence" | "household_register" | "officer_card" | "student_code" | "other";
            membership: components["schemas"]["NewMembershipBody"];
            /** @example 张三 */
            name: string;
            /** @example E00000000 */
            value: string;
        };
        JoinedResponse: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e21
             */
            membershipId: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
        };
        LatestImportView: {
            /** @example 1056 */
            added: number | null;
            /** @example 0 */
            changed: number | null;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            createdAt: string;
            /** @example 学生花名册.xlsx */
            fileName: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: uuid */
            importId: string;
            /** @example 24 */
            refused: number | null;
            /** Format: uuid */
            schoolId: string;
            /** @example 第一实验小学 */
            schoolName: string;
            /** @enum {string} */
            state: "reading" | "ready" | "applying" | "done" | "failed" | "cancelled" | "undoing" | "undone";
        };
        ListedMembershipResponse: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e21
             */
            id: string;
            /** @enum {string} */
            role: "student" | "staff" | "guardian" | "administrator";
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
            /** @example 三年级(3)班 */
            unitName: string;
        };
        ListedPersonResponse: {
            /** @example student */
            audience: string;
            /**
             * @description 打码 Masked
             * @example 2016-**-**
             */
            birthDate: string | null;
            /**
             * @description 联系方式,打码 Contacts, masked
             * @example {
             *       "phone": "138****0017"
             *     }
             */
            contacts: {
                [key: string]: string;
            };
            /**
             * @description GB/T 3304
             * @example 01
             */
            ethnicity: string | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            id: string;
            /**
             * @description 号码按类别,打码 Numbers by kind, masked
             * @example {
             *       "student_number": "2026****17"
             *     }
             */
            identifiers: {
                [key: string]: string;
            };
            memberships: components["schemas"]["ListedMembershipResponse"][];
            /** @example 张三 */
            name: string;
            /** @example zhang san */
            pinyin: string;
            /**
             * @description GB/T 2261.1
             * @example 2
             */
            sex: string | null;
            /** @enum {string} */
            status: "active" | "suspended" | "ended";
            /** @example 3 */
            version: number;
        };
        ListedTermResponse: {
            /** @example 2027-01-22 */
            endsOn: string;
            /** @example 2026-2027学年第一学期 */
            name: string;
            /** @example 1 */
            number: number;
            /** @example 2026 */
            schoolYear: number;
            /** @example 2026-09-01 */
            startsOn: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
        };
        LoginNameView: {
            /** @description 此名已被他人先用，不能用于登录 Somebody else had this name first: it does not sign in */
            conflicting: boolean;
            /** @enum {string} */
            kind: "username" | "phone" | "id_number" | "staff_number" | "student_number";
        };
        LookResponse: {
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            changedAt: string;
            /** @example #c8102e */
            colour: string | null;
            /**
             * @description 标志的地址，换了标志就换地址 Where the logo is; another logo has another address
             * @example /api/org/v1/units/0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02/look/logo/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU
             */
            logo: string | null;
            palette: components["schemas"]["PaletteResponse"] | null;
            /**
             * Format: uuid
             * @description 由哪个单位设置 Where it was put
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
            /**
             * @description 简称，没有则为名称；基座尚未命名时为空 Its short name, else its name; null while the base has none
             * @example 第一实验小学
             */
            unitName: string | null;
            /** @example 1 */
            version: number;
        };
        MoveMembershipBody: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
        };
        MoveUnitBody: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01
             */
            parentId: string;
        };
        NamedUnitView: {
            /** @example 第二实验小学 */
            name: string;
            /** Format: uuid */
            unitId: string;
        };
        NewGuardianshipBody: {
            /** @default true */
            custody: boolean;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e12
             */
            guardianId: string;
            /**
             * @description 代码或称谓（GB/T 4761） Code or word of the relation (GB/T 4761)
             * @example 母亲
             */
            relation: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            studentId: string;
        };
        NewIdentifierBody: {
            /**
             * @example student_number
             * @enum {string}
             */
            kind: "id_card" | "residence_permit" | "hk_macao_permit" | "taiwan_permit" | "passport" | "permanent_residence" | "household_register" | "officer_card" | "student_code" | "student_number" | "staff_number" | "other";
            /** @example 20260317 */
            value: string;
        };
        NewMembershipBody: {
            /** @example 2026-09-01 */
            fromDate?: string;
            /** @enum {string} */
            role: "student" | "staff" | "guardian" | "administrator";
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
        };
        NewPositionBody: {
            /** @example 2026-09-01 */
            fromDate?: string;
            /**
             * @example subject_teacher
             * @enum {string}
             */
            kind: "head_teacher" | "subject_teacher" | "principal" | "vice_principal" | "grade_leader" | "group_leader" | "dean" | "other";
            /** @example 数学 */
            subject?: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
        };
        OwnAccountResponse: {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            audience: "staff" | "student" | "guardian" | "administrator";
            /**
             * Format: uuid
             * @description 本次登录选用的身份；页面写操作以 X-Plinth-Identity 带回 Identity chosen in this session; pages send it back with writes
             */
            chosenIdentityId?: string;
            hasPassword: boolean;
            hasSecondFactor: boolean;
            identities: components["schemas"]["OwnIdentityView"][];
            /** @example 138****5678 */
            maskedPhone?: string;
            /** @example 李明华 */
            name: string;
            /** Format: uuid */
            personId: string;
            /** @description 学校要求两步验证 The base demands a second factor of this person */
            secondFactorDemanded: boolean;
            /** Format: uuid */
            sessionId: string;
            /**
             * Format: date-time
             * @description 本次登录时间 When this session signed in
             * @example 2026-09-01T00:00:00Z
             */
            signedInAt: string;
            /** @example liminghua */
            username?: string;
        };
        OwnApplicationListResponse: {
            items: components["schemas"]["OwnApplicationView"][];
        };
        OwnApplicationView: {
            /** @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e71 */
            clientId: string;
            /** @example https://homework.example/start */
            launchUrl: string;
            /** @example 作业本 */
            name: string;
        };
        OwnClassCard: {
            /** @enum {string} */
            as: "staff" | "student" | "guardian";
            /** @description 由我用绑定码绑定，可以自己解除 I bound the child by a code and may unbind it */
            canUnbind: boolean;
            /** @example 李小明 */
            childName: string | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            classId: string;
            /** @example 三年级(2)班 */
            className: string;
            /**
             * @description 班主任 Class teachers
             * @example [
             *       "黄老师"
             *     ]
             */
            headTeachers: string[];
            /**
             * Format: uuid
             * @description 属于我的哪个身份 Under which identity of mine
             */
            identityId: string;
            /** @description 机构路径 Path of the unit */
            path: string;
            /**
             * @description 学生人数 How many pupils
             * @example 42
             */
            pupils: number;
            /**
             * @description GB/T 4761
             * @example 52
             */
            relation: string | null;
            /** @example 第一实验小学 */
            schoolName: string | null;
            /**
             * @description 我在这个班的任岗 What I do there
             * @example [
             *       "班主任",
             *       "任课 数学"
             *     ]
             */
            titles: string[];
        };
        OwnClassCardsResponse: {
            items: components["schemas"]["OwnClassCard"][];
        };
        OwnClassPositionResponse: {
            /**
             * @example subject_teacher
             * @enum {string}
             */
            kind: "head_teacher" | "subject_teacher" | "principal" | "vice_principal" | "grade_leader" | "group_leader" | "dean" | "other";
            /** @example 数学 */
            subject: string;
        };
        OwnClassResponse: {
            /** @example 3 */
            classNumber: number | null;
            /** @example 2024 */
            entryYear: number | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            id: string;
            /**
             * @example class
             * @enum {string}
             */
            kind: "root" | "bureau" | "district" | "school" | "campus" | "department" | "stage" | "grade" | "class" | "teaching_class";
            /** @example 2024级3班 */
            name: string;
            positions: components["schemas"]["OwnClassPositionResponse"][];
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            schoolId: string | null;
            /** @example 合肥市第一实验小学 */
            schoolName: string | null;
            /**
             * @example primary
             * @enum {string|null}
             */
            stage: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher" | null;
        };
        OwnClassesResponse: {
            items: components["schemas"]["OwnClassResponse"][];
        };
        OwnIdentityView: {
            /** @description 当前使用的身份 The one in use */
            current: boolean;
            /**
             * Format: uuid
             * @description 任职或监护关系编号 Id of the membership or guardianship
             */
            identityId: string;
            /** @enum {string} */
            kind: "student" | "staff" | "guardian" | "administrator";
            /** Format: uuid */
            schoolId?: string;
            /** @example 第一实验小学 */
            schoolName?: string;
            /**
             * @description 监护人则为孩子姓名 Of a guardian: the child’s name
             * @example [
             *       "班主任"
             *     ]
             */
            titles: string[];
            /** Format: uuid */
            unitId: string;
            /** @example 2026级1班 */
            unitName: string;
        };
        OwnLookResponse: {
            look: components["schemas"]["LookResponse"] | null;
        };
        OwnPermissionListResponse: {
            items: components["schemas"]["OwnPermissionResponse"][];
        };
        OwnPermissionResponse: {
            /** @example org.person.read */
            permission: string;
            /**
             * @description 在这些机构及以下 On these units and below
             * @example [
             *       "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02"
             *     ]
             */
            unitIds: string[];
        };
        OwnSessionListResponse: {
            items: components["schemas"]["OwnSessionView"][];
        };
        OwnSessionView: {
            /** @example 192.0.2.17 */
            address: string;
            /** @description 就是现在用的这个 This very one */
            current: boolean;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            lastSeenAt: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e72
             */
            sessionId: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            startedAt: string;
            /** @example Mozilla/5.0 */
            userAgent: string;
        };
        PaletteResponse: {
            /** @description 深色 The dark theme */
            dark: components["schemas"]["AccentResponse"];
            /** @description 浅色 The light theme */
            light: components["schemas"]["AccentResponse"];
        };
        PasswordRulesResponse: {
            /** @description 已有密码，修改时要填 There is one already; a change asks for it */
            hasPassword: boolean;
            /**
             * @description 大写、小写、数字、符号中至少几种 How many of capitals, lower case, digits, others
             * @example 3
             */
            minClasses: number;
            /** @example 10 */
            minLength: number;
        };
        PeopleByRoleView: {
            /** @example 2 */
            administrator: number;
            /** @example 1702 */
            guardian: number;
            /** @example 88 */
            staff: number;
            /** @example 1056 */
            student: number;
        };
        PeopleCountResponse: {
            /**
             * @description 至多数到 10000 Counted up to 10,000
             * @example 1056
             */
            count: number;
            /** @description 否：比 count 多 False: there are more than that */
            isExact: boolean;
        };
        PeoplePageResponse: {
            items: components["schemas"]["ListedPersonResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WyJ6aGFuZyBzYW4iXQ
             */
            nextCursor?: string;
            /**
             * @description 列表开头没有 Absent where the list begins
             * @example WyJ6aGFuZyBzYW4iXQ
             */
            previousCursor?: string;
        };
        PermissionListResponse: {
            items: components["schemas"]["PermissionResponse"][];
        };
        PermissionResponse: {
            /** @example See people, sensitive fields masked */
            en: string;
            /** @example org.person.read */
            name: string;
            /** @example 查看人员(敏感信息打码) */
            zh: string;
        };
        PersonContactResponse: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e24
             */
            id: string;
            /** @example false */
            isVerified: boolean;
            /** @enum {string} */
            kind: "phone" | "email" | "address";
            /**
             * @description 打码 Masked
             * @example 138****0017
             */
            masked: string;
            /** @example import */
            source: string;
            /** @example null */
            validTo: string | null;
        };
        PersonHistoryResponse: {
            /** @example person:0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e12 */
            actor: string;
            /**
             * @example {
             *       "name": "张三"
             *     }
             */
            after: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @example 2026-09-01T08:00:00+08:00
             */
            at: string;
            /**
             * @example {
             *       "name": "张叁"
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @example [
             *       "name"
             *     ]
             */
            fields: string[];
            /**
             * Format: uuid
             * @example null
             */
            importId: string | null;
            /** @example changed */
            what: string;
        };
        PersonIdentifierResponse: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e24
             */
            id: string;
            /** @enum {string} */
            kind: "id_card" | "residence_permit" | "hk_macao_permit" | "taiwan_permit" | "passport" | "permanent_residence" | "household_register" | "officer_card" | "student_code" | "student_number" | "staff_number" | "other";
            /**
             * @description 打码 Masked
             * @example 340102********0017
             */
            masked: string;
            /**
             * Format: uuid
             * @example null
             */
            schoolId: string | null;
            /** @example 2026-09-01 */
            validFrom: string;
            /** @example null */
            validTo: string | null;
        };
        PersonNameView: {
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            id: string;
            /**
             * @description 无权查看此人时打码 Masked where the person may not be seen
             * @example 王**
             */
            name: string;
        };
        PersonNamesResponse: {
            /** @description 范围以外的人不在其中 Whoever is out of scope is absent */
            items: components["schemas"]["PersonNameView"][];
        };
        PersonPlaceResponse: {
            /** @example true */
            active: boolean;
            /** @example null */
            endReason: string | null;
            /** @example 2026-09-01 */
            fromDate: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e21
             */
            id: string;
            /** @enum {string} */
            role: "student" | "staff" | "guardian" | "administrator";
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            schoolId: string | null;
            /** @example 合肥市第一实验小学 */
            schoolName: string | null;
            /** @example null */
            toDate: string | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
            /** @example class */
            unitKind: string;
            /** @example 三年级(3)班 */
            unitName: string;
        };
        PersonPositionResponse: {
            /** @example 2026-09-01 */
            fromDate: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e23
             */
            id: string;
            /** @enum {string} */
            kind: "head_teacher" | "subject_teacher" | "principal" | "vice_principal" | "grade_leader" | "group_leader" | "dean" | "other";
            /** @example 数学 */
            subject: string;
            /** @example 任课 数学 */
            title: string;
            /** @example null */
            toDate: string | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
            /** @example 三年级(3)班 */
            unitName: string;
        };
        PersonResponse: {
            /**
             * @description JY/T 1004
             * @example {
             *       "politics": "03"
             *     }
             */
            attributes: {
                [key: string]: string;
            };
            /** @example student */
            audience: string;
            /**
             * @description 打码 Masked
             * @example 2016-**-**
             */
            birthDate: string | null;
            children: components["schemas"]["RelativeResponse"][];
            contacts: components["schemas"]["PersonContactResponse"][];
            /**
             * @example null
             * @enum {string|null}
             */
            endedReason: "left" | "deceased" | null;
            /**
             * @description GB/T 3304
             * @example 01
             */
            ethnicity: string | null;
            guardians: components["schemas"]["RelativeResponse"][];
            /** @description 最近 100 条 The latest 100 */
            history: components["schemas"]["PersonHistoryResponse"][];
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            id: string;
            identifiers: components["schemas"]["PersonIdentifierResponse"][];
            /**
             * @description 在您看不到的机构也在册 Also in a unit that you do not see
             * @example false
             */
            isElsewhereToo: boolean;
            memberships: components["schemas"]["PersonPlaceResponse"][];
            /** @example 张三 */
            name: string;
            /** @example zhang san */
            pinyin: string;
            positions: components["schemas"]["PersonPositionResponse"][];
            /**
             * @description GB/T 2261.1
             * @example 2
             */
            sex: string | null;
            /** @enum {string} */
            status: "active" | "suspended" | "ended";
            /**
             * Format: date-time
             * @example 2026-09-01T08:00:00+08:00
             */
            updatedAt: string;
            /** @example 3 */
            version: number;
        };
        PersonVersionResponse: {
            /** @example 4 */
            version: number;
        };
        PrintSlipsDto: {
            /** @description Badges for pupils of 小学 and below instead of first-time codes */
            badges?: boolean;
            /** @description 不按机构，而按人 Single people instead of a unit */
            personIds?: string[];
            /**
             * Format: uuid
             * @description 该机构及以下的学生与教职工 Pupils and staff of this unit and below
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId?: string;
        };
        PutLookBody: {
            /**
             * @description 主颜色 The main colour: #rrggbb
             * @example #c8102e
             */
            colour?: string | null;
            /**
             * Format: byte
             * @description PNG、JPEG 或 WebP 图片文件的 base64；不超过 256 KB，宽和高 16 到 1024 像素。拍摄地点等与画面无关的内容会去掉。The file of a picture in base64: 256 KB and 16 to 1024 pixels a side. What is not needed to draw it is left out.
             */
            logo?: string | null;
            /**
             * @description 读到的版本，未设置为 0 The version that was read, 0 where there was none
             * @example 1
             */
            version?: number;
        };
        PutTermsBody: {
            /** @description 空列表即删除本学年安排 An empty list removes the terms of this year */
            terms: components["schemas"]["TermBody"][];
        };
        ReadImportAgainBody: {
            /**
             * @description 表头 → 字段；null 表示不导入这一列 Header to field; null leaves the column out
             * @example {
             *       "备注2": null,
             *       "联系方式": "guardian1.phone"
             *     }
             */
            columns?: {
                [key: string]: string | null;
            };
            /**
             * @description 不填则自动识别 Recognised when absent
             * @enum {string}
             */
            kind?: "student" | "staff";
            /** @description 文件是其班级和角色的全部人员 The file is everyone of its classes and roles */
            whole: boolean;
        };
        RecognisedColumnResponse: {
            /**
             * @description 把握，1 为确定 How sure, 1 is certain
             * @example 1
             */
            confidence: number;
            /** @example documentNumber */
            field: string;
            /** @example 身份证号码 */
            header: string;
            /**
             * @description 第几列，从 0 起 Place from 0
             * @example 2
             */
            index: number;
        };
        RecognisedSheetResponse: {
            columns: components["schemas"]["RecognisedColumnResponse"][];
            /**
             * @description 表头在第几行 Row of the header, as the user sees it
             * @example 3
             */
            headerRow: number;
            /** @enum {string} */
            kind: "student" | "staff";
            /** @example 一(3)班 */
            name: string;
            /**
             * @description 表头以上的标题 Title rows above the header
             * @example 第一实验小学学生花名册
             */
            title: string;
            unrecognised: components["schemas"]["UnrecognisedColumnResponse"][];
        };
        RecognitionResponse: {
            /** @example gb18030 */
            encoding?: string;
            /** @enum {string} */
            format: "xlsx" | "text";
            /** @example , */
            separator?: string;
            sheets: components["schemas"]["RecognisedSheetResponse"][];
            skipped: components["schemas"]["SkippedSheetResponse"][];
        };
        RegionListResponse: {
            items: components["schemas"]["RegionResponse"][];
        };
        RegionResponse: {
            /** @example 340100 */
            code: string;
            /** @example 合肥市 */
            name: string;
        };
        RegisterClientBody: {
            /** @description 平台自有应用，不询问授权 An application of the platform: consent is not asked */
            firstParty?: boolean;
            /**
             * @default confidential
             * @enum {string}
             */
            kind: "confidential" | "public";
            landingAudiences?: ("staff" | "student" | "guardian" | "administrator")[];
            /** @description 首页点开的地址;null 清除 */
            launchUrl?: string | null;
            /** @example 作业本 */
            name?: string;
            options?: components["schemas"]["ClientOptionsBody"];
            postLogoutRedirectUris?: string[];
            /**
             * @example [
             *       "https://homework.example.cn/callback"
             *     ]
             */
            redirectUris?: string[];
            /**
             * @example [
             *       "openid",
             *       "profile",
             *       "org.roster.read"
             *     ]
             */
            scopes?: string[];
            /** @description 服务的单位，含其下级 Units it serves, with all below */
            unitIds?: string[];
        };
        RegisteredClientAnswer: {
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            createdAt: string;
            firstParty: boolean;
            /**
             * @example [
             *       "authorization_code",
             *       "refresh_token"
             *     ]
             */
            grants: string[];
            /**
             * @description 客户端编号 client_id
             * @example homework
             */
            id: string;
            /** @enum {string} */
            kind: "confidential" | "public";
            /**
             * @example [
             *       "staff"
             *     ]
             */
            landingAudiences: string[];
            /** @example https://homework.example.cn/ */
            launchUrl?: string;
            /** @example 作业本 */
            name: string;
            options: components["schemas"]["ClientOptionsBody"];
            /** @example [] */
            postLogoutRedirectUris: string[];
            /**
             * @example [
             *       "https://homework.example.cn/callback"
             *     ]
             */
            redirectUris: string[];
            /**
             * @example [
             *       "openid",
             *       "profile",
             *       "org.roster.read"
             *     ]
             */
            scopes: string[];
            /**
             * @description client_secret;只显示这一次,公开客户端没有
             * @example shown-this-once
             */
            secret?: string;
            /** @enum {string} */
            status: "active" | "suspended";
            /**
             * @example [
             *       "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02"
             *     ]
             */
            unitIds: string[];
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            updatedAt: string;
        };
        RelativeResponse: {
            /** @example true */
            custody: boolean;
            /**
             * Format: uuid
             * @description 监护关系 Of the guardianship
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e22
             */
            id: string;
            /** @example 李四 */
            name: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e12
             */
            personId: string;
            /**
             * @description GB/T 4761
             * @example 52
             */
            relation: string;
            /** @example 母亲 */
            relationName: string;
            /** @example import */
            source: string;
        };
        RevealBody: {
            /**
             * @description 字段:phone、id_card、student_number、birthDate …
             * @example phone
             */
            field: string;
            /** @example 联系家长 */
            reason: string;
        };
        RevealedResponse: {
            /** @example 0551-65000000 */
            value: string;
        };
        RevokeGrantBody: {
            /** @example 合同终止 */
            reason: string;
        };
        RoleAccountFactsView: {
            /**
             * @description 可登录的账号 Accounts that may sign in
             * @example 1056
             */
            accounts: number;
            /**
             * @description 还没有登录过 Have never signed in
             * @example 312
             */
            notActivated: number;
            /**
             * @description 在册人数 People now
             * @example 1056
             */
            people: number;
            /** @enum {string} */
            role: "staff" | "student" | "guardian";
        };
        RoleListResponse: {
            items: components["schemas"]["RoleResponse"][];
        };
        RoleResponse: {
            /** @description 随任职而来，不能直接任命 Follows a position, cannot be assigned by itself */
            followsPosition: boolean;
            isBuiltIn: boolean;
            /** @example school_admin */
            key: string;
            /** @example 学校管理员 */
            name: string;
            /** @example School administrator */
            nameEn: string;
            /**
             * @description * 为全部 * means all
             * @example [
             *       "org.person.read"
             *     ]
             */
            permissions: string[];
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId?: string;
        };
        RosterGuardianshipPageResponse: {
            items: components["schemas"]["RosterGuardianshipResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WyIwMTk5YTNjMiJd
             */
            nextCursor?: string;
        };
        RosterGuardianshipResponse: {
            /** @example true */
            custody: boolean;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e12
             */
            guardianId: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e22
             */
            id: string;
            /**
             * @description GB/T 4761
             * @example 52
             */
            relation: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            studentId: string;
        };
        RosterMembershipPageResponse: {
            items: components["schemas"]["RosterMembershipResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WyIwMTk5YTNjMiJd
             */
            nextCursor?: string;
        };
        RosterMembershipResponse: {
            /** @example 2026-09-01 */
            fromDate: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e21
             */
            id: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
            /** @enum {string} */
            role: "student" | "staff" | "guardian" | "administrator";
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            schoolId: string | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
        };
        RosterPeoplePageResponse: {
            items: components["schemas"]["RosterPersonResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WyIwMTk5YTNjMiJd
             */
            nextCursor?: string;
        };
        RosterPersonResponse: {
            /**
             * @description 授权后才有 Present when granted
             * @example 2016-05-01
             */
            birthDate?: string;
            /** @description 授权后才有 Present when granted */
            email?: string;
            /**
             * @description 授权后才有 Present when granted
             * @example 01
             */
            ethnicity?: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            id: string;
            /** @description 授权后才有 Present when granted */
            idNumber?: string;
            memberships: components["schemas"]["RosterPlaceResponse"][];
            /**
             * @description 授权后才有 Present when granted
             * @example 张三
             */
            name?: string;
            /** @description 授权后才有 Present when granted */
            phone?: string;
            /**
             * @description 授权后才有 Present when granted
             * @example zhang san
             */
            pinyin?: string;
            /**
             * @description 授权后才有 Present when granted
             * @example 2
             */
            sex?: string;
            /** @description 授权后才有 Present when granted */
            staffNumber?: string;
            /** @enum {string} */
            status: "active" | "suspended" | "ended";
            /** @description 授权后才有 Present when granted */
            studentCode?: string;
            /**
             * @description 授权后才有 Present when granted
             * @example 20260317
             */
            studentNumber?: string;
        };
        RosterPlaceResponse: {
            /** @enum {string} */
            role: "student" | "staff" | "guardian" | "administrator";
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
        };
        RosterUnitPageResponse: {
            items: components["schemas"]["RosterUnitResponse"][];
            /**
             * @description 最后一页没有 Absent on the last page
             * @example WyIwMTk5YTNjMiJd
             */
            nextCursor?: string;
        };
        RosterUnitResponse: {
            /** @example null */
            classNumber: number | null;
            /** @example 2134000017 */
            code: string | null;
            /** @example null */
            entryYear: number | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            id: string;
            /**
             * @example school
             * @enum {string}
             */
            kind: "root" | "bureau" | "district" | "school" | "campus" | "department" | "stage" | "grade" | "class" | "teaching_class";
            /** @example 合肥市第一实验小学 */
            name: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01
             */
            parentId: string | null;
            /** @example 340102 */
            regionCode: string | null;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            schoolId: string | null;
            /** @example 一小 */
            shortName: string | null;
            /**
             * @example null
             * @enum {string|null}
             */
            stage: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher" | null;
        };
        RotatedKeyResponse: {
            /** @enum {string} */
            alg: "RS256" | "ES256";
            /** @example es-2026-09-01 */
            kid: string;
        };
        RotatedKeysResponse: {
            /** @description 现在用来签名的 What signs from now on */
            current: components["schemas"]["RotatedKeyResponse"][];
        };
        SampleDataResponse: {
            /** Format: date-time */
            madeAt: string | null;
            /**
             * Format: uuid
             * @description 示例学校 Its school
             */
            schoolId: string | null;
            /**
             * @description 没有、正在生成、可用、失败、正在删除 None, being made, there, failed, being removed
             * @enum {string}
             */
            state: "making" | "ready" | "failed" | "removing" | "none";
        };
        SchoolYearListResponse: {
            items: components["schemas"]["SchoolYearResponse"][];
        };
        SchoolYearResponse: {
            /** @example 2026 */
            schoolYear: number;
            terms: components["schemas"]["TermBody"][];
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            unitId: string;
        };
        SecondFactorDemandDto: {
            audiences: ("staff" | "student" | "guardian" | "administrator")[];
            /**
             * @example [
             *       "region_admin",
             *       "school_admin"
             *     ]
             */
            roles: string[];
        };
        SecurityPolicyDto: {
            secondFactor: components["schemas"]["SecondFactorDemandDto"];
        };
        SessionListResponse: {
            items: components["schemas"]["SessionResponse"][];
        };
        SessionResponse: {
            /** @example 192.0.2.17 */
            address: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            lastSeenAt: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e72
             */
            sessionId: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            startedAt: string;
            /** @example Mozilla/5.0 */
            userAgent: string;
        };
        SetupResponse: {
            /** @description 还没有导入任何学生 No pupil has been brought in yet */
            isEmpty: boolean;
            /** @description 按先后顺序 In their order */
            steps: components["schemas"]["SetupStepView"][];
        };
        SetupStepView: {
            /**
             * @description 待办、已完成、以后再说 To do, done, left for later
             * @enum {string}
             */
            state: "open" | "done" | "skipped";
            /** @enum {string} */
            step: "name" | "school" | "administrator" | "sample";
        };
        SheetFirstRowsResponse: {
            /**
             * @example [
             *       "姓名",
             *       "性别"
             *     ]
             */
            header: string[];
            /** @example 3 */
            headerRow: number;
            /** @example 七年级 */
            name: string;
            rows: components["schemas"]["FirstRowResponse"][];
        };
        SignInListResponse: {
            items: components["schemas"]["SignInView"][];
        };
        SignInView: {
            /** @example 192.0.2.17 */
            address: string;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            at: string;
            /** @example password */
            method: string;
            /** @enum {string} */
            result: "success" | "refused";
            /** @example Mozilla/5.0 */
            userAgent: string;
        };
        SkipSetupStepBody: {
            /**
             * @description 以后再说；false 为重新列出 Left for later; false takes it up again
             * @example true
             */
            skipped: boolean;
        };
        SkippedSheetResponse: {
            /** @example 填表说明 */
            name: string;
            /** @enum {string} */
            reason: "empty" | "hidden" | "no_header" | "not_asked" | "example";
        };
        SlipView: {
            /**
             * @description 供学生的监护人绑定 For the guardians of a pupil
             * @example K4TW-8P2M
             */
            bindingCode?: string;
            /**
             * @description 仅显示这一次 Shown this once
             * @example 7KDM-49XR
             */
            code: string;
            /** @enum {string} */
            kind: "first_time" | "badge";
            /** @example 张三 */
            name: string;
            /**
             * @description 学号或工号 Student or staff number
             * @example 20260317
             */
            number?: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11
             */
            personId: string;
            /** @enum {string} */
            role: "student" | "staff" | "guardian" | "administrator";
            /**
             * @description 十位；登录时填在号码之前 Ten digits; typed before the number at sign-in
             * @example 2134000017
             */
            schoolCode: string;
            /** @example 合肥市第一实验小学 */
            schoolName: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03
             */
            unitId: string;
            /** @example 三年级(3)班 */
            unitName: string;
            /** @example zhangsan */
            username?: string;
        };
        SlipsResponse: {
            /**
             * @description 没有可用账号的人 Persons without an active account
             * @example [
             *       "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11"
             *     ]
             */
            missing: string[];
            slips: components["schemas"]["SlipView"][];
        };
        TermBody: {
            /** @example 2027-01-22 */
            endsOn: string;
            /** @example 2026-2027 学年第一学期 */
            name: string;
            /**
             * @description 1 秋季 2 春季 3 短学期 1 autumn, 2 spring, 3 short term
             * @example 1
             */
            number: number;
            /** @example 2026-09-01 */
            startsOn: string;
        };
        ThingToDoView: {
            /** @example 3 */
            count: number;
            /** @enum {string} */
            kind: "setup_unfinished" | "import_waiting" | "import_failed" | "school_without_people" | "school_without_administrator" | "class_without_head_teacher" | "class_without_pupils";
            /** @description 至多列出 5 个 The first five */
            units: components["schemas"]["NamedUnitView"][];
        };
        UndoResponse: {
            /**
             * @description 撤销后结束的人数 People who end
             * @example 40
             */
            ended: number;
            /**
             * @description 之后有人改过而保留的人数 People kept because somebody edited them since
             * @example 1
             */
            kept: number;
            /**
             * @description 恢复原值的人数 People who get back what they had
             * @example 12
             */
            restored: number;
        };
        UnitAccountFactsResponse: {
            /**
             * Format: date-time
             * @description 至多半分钟前 Half a minute ago at most
             * @example 2026-09-01T00:00:00Z
             */
            countedAt: string;
            roles: components["schemas"]["RoleAccountFactsView"][];
            /** Format: uuid */
            unitId: string;
        };
        UnitFactsResponse: {
            /** @example 24 */
            classes: number;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            countedAt: string;
            latestImport: components["schemas"]["LatestImportView"] | null;
            /** @description 在册人数；在两所学校的人各算一次 People now; somebody at two schools counts in each */
            people: components["schemas"]["PeopleByRoleView"];
            /** @example 2 */
            schools: number;
            thingsToDo: components["schemas"]["ThingToDoView"][];
            /** Format: uuid */
            unitId: string;
        };
        UnitHistoryResponse: {
            items: components["schemas"]["UnitPeriodResponse"][];
        };
        UnitListResponse: {
            items: components["schemas"]["UnitResponse"][];
        };
        UnitLookResponse: {
            /** @description 上级的 That of the nearest unit above with one */
            above: components["schemas"]["LookResponse"] | null;
            /** @description 本单位设置的 What the unit has put */
            own: components["schemas"]["LookResponse"] | null;
        };
        UnitPageResponse: {
            items: components["schemas"]["UnitResponse"][];
            /** @example WyJ5aXhpYW8iXQ */
            nextCursor?: string;
        };
        UnitPeriodResponse: {
            /** @example person:0199… */
            actor: string;
            /** @example 2134000017 */
            code: string | null;
            /**
             * Format: date-time
             * @example 2026-09-01T00:00:00Z
             */
            from: string;
            /** @example 合肥市第一实验小学 */
            name: string;
            /** @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01 */
            parentId: string | null;
            /** @example 蜀山区 */
            parentName: string | null;
            /** @example 一小 */
            shortName: string | null;
            /**
             * Format: date-time
             * @example null
             */
            to: string | null;
        };
        UnitResponse: {
            /**
             * @description 直接下级数 Number of units directly below
             * @example 36
             */
            childCount: number;
            /** @example null */
            classNumber: number | null;
            /** @example 2134000017 */
            code: string | null;
            /**
             * @description 班级按今天的年级称呼 A class is called by its grade of today
             * @example 三年级(3)班
             */
            displayName: string;
            /** @example null */
            entryYear: number | null;
            grade?: components["schemas"]["GradeResponse"];
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            id: string;
            /**
             * @description 是否属于示例数据 Part of the sample data
             * @example false
             */
            isSample: boolean;
            /** @enum {string} */
            kind: "root" | "bureau" | "district" | "school" | "campus" | "department" | "stage" | "grade" | "class" | "teaching_class";
            /** @example 合肥市第一实验小学 */
            name: string;
            /**
             * Format: uuid
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01
             */
            parentId: string | null;
            /**
             * @description 从顶层起的机构编号（不带连字符），以点相连 Ids from the root down, without hyphens, joined by dots
             * @example 0199a3c27b1e7c559d3e5f1b2c3d4e01.0199a3c27b1e7c559d3e5f1b2c3d4e02
             */
            path: string;
            /** @example 340102 */
            regionCode: string | null;
            /**
             * Format: uuid
             * @description 所属学校 Its school
             * @example 0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02
             */
            schoolId: string | null;
            /** @enum {string|null} */
            schooling: "6-3" | "5-4" | null;
            /** @example 一小 */
            shortName: string | null;
            /** @example 10 */
            sort: number;
            /** @enum {string|null} */
            stage: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher" | null;
            /** @enum {string} */
            status: "active" | "ended";
            /** @example 2026-09-01 */
            validFrom: string;
            /** @example null */
            validTo: string | null;
            /** @example 3 */
            version: number;
            /** @example null */
            years: number | null;
        };
        UnrecognisedColumnResponse: {
            /** @example 备注 */
            header: string;
            /**
             * @description 第几列，从 0 起 Place from 0
             * @example 7
             */
            index: number;
        };
        UnusedSlipsResponse: {
            /**
             * Format: date-time
             * @description 至多半分钟前 Half a minute ago at most
             * @example 2026-09-01T00:00:00Z
             */
            countedAt: string;
            /**
             * @description 可登录的学生 Pupils who may sign in
             * @example 42
             */
            pupils: number;
            /** Format: uuid */
            unitId: string;
            /**
             * @description 还没有登录过 Have never signed in
             * @example 5
             */
            unused: number;
        };
        UsagePageResponse: {
            items: components["schemas"]["UsageResponse"][];
            /**
             * @description 末页没有 Absent on the last page
             * @example WyJob21ld29yayJd
             */
            nextCursor?: string;
        };
        UsageResponse: {
            /** @example homework */
            client: string;
            /**
             * @description 以 5xx 回应的次数 Answered 5xx
             * @example 0
             */
            failed: number;
            /**
             * Format: date-time
             * @description 该小时之始 Start of the hour
             * @example 2026-09-01T00:00:00Z
             */
            hour: string;
            /**
             * @description 以 429 回应的次数 Answered 429
             * @example 0
             */
            limited: number;
            /**
             * @description 以其他 4xx 回应的次数 Answered 4xx other than 429
             * @example 3
             */
            refused: number;
            /** @example 1200 */
            requests: number;
            /** @enum {string} */
            routeClass: "page" | "sign-in" | "token" | "api" | "stream" | "upload";
        };
    };
    responses: {
        /** @description 与现状冲突 In conflict with what there is */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "org.person_changed_meanwhile",
                 *       "message": "已被他人修改,请刷新后再试。",
                 *       "requestId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description 没有权限,或不在管理范围内 Not permitted here */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "auth.unit_out_of_scope",
                 *       "message": "不在您的管理范围内。",
                 *       "requestId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description 输入有误 The input is not valid */
        InputInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "http.input_invalid",
                 *       "message": "提交的内容有 1 处问题。",
                 *       "requestId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description 请求过多,见 Retry-After。Too many requests */
        Limited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "gateway.limit_reached",
                 *       "message": "请求过多,请稍后再试。",
                 *       "requestId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description 没有找到 Nothing of that name */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "org.person_not_found",
                 *       "message": "没有找到这个人。",
                 *       "requestId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description 内容太大 Too large */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "http.body_too_large",
                 *       "message": "提交的内容太大。",
                 *       "requestId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description 没有有效的令牌 No valid token */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "auth.token_missing",
                 *       "message": "请先登录:请求没有带访问令牌。",
                 *       "requestId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    discoverAuthorizationServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        issuer?: string;
                        /** Format: uri */
                        token_endpoint?: string;
                    };
                };
            };
        };
    };
    discoverOpenId: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        issuer?: string;
                        /** Format: uri */
                        token_endpoint?: string;
                    };
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description 谁 Who: `person:<id>`, `client:<id>`, `operator`, `system` */
                actor?: string;
                /** @description 何事：完整动作名或其开头 What: a whole action or the beginning of one */
                action?: string;
                /** @description 机构及其下级 A unit and everything below it */
                unitId?: string;
                /** @description 所涉对象 What was touched: `<kind>:<id>` */
                target?: string;
                result?: "success" | "refused" | "failed";
                /** @description 自此时起（ISO 8601） From this moment on (ISO 8601) */
                from?: string;
                /** @description 此时之前（ISO 8601） Before this moment (ISO 8601) */
                to?: string;
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    exportAuditEntries: {
        parameters: {
            query?: {
                /** @description 谁 Who: `person:<id>`, `client:<id>`, `operator`, `system` */
                actor?: string;
                /** @description 何事：完整动作名或其开头 What: a whole action or the beginning of one */
                action?: string;
                /** @description 机构及其下级 A unit and everything below it */
                unitId?: string;
                /** @description 所涉对象 What was touched: `<kind>:<id>` */
                target?: string;
                result?: "success" | "refused" | "failed";
                /** @description 自此时起（ISO 8601） From this moment on (ISO 8601) */
                from?: string;
                /** @description 此时之前（ISO 8601） Before this moment (ISO 8601) */
                to?: string;
                format?: "csv" | "ndjson";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 按 format As asked for by format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    verifyAuditChain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainReportResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    sealAndVerifyAuditChain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainReportResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description 上次返回的 nextCursor */
                cursor?: string;
                /** @description 没有 cursor 时从哪里开始 */
                from?: "oldest" | "now";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    streamJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description jobs 为 JobListResponse，job 为 JobResponse，heartbeat 为空。`jobs` holds a JobListResponse, `job` a JobResponse, `heartbeat` nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["JobResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    streamChanges: {
        parameters: {
            query?: {
                /** @description 上次返回的 nextCursor */
                cursor?: string;
                /** @description 没有 cursor 时从哪里开始 */
                from?: "oldest" | "now";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description data 为 ChangeResponse,id 为其 cursor。Each data is a ChangeResponse, its id the cursor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ChangeResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getBaseHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaseHealthResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listUsage: {
        parameters: {
            query?: {
                /** @description OAuth 客户端编号、`person` 或 `anonymous` OAuth client id, `person` or `anonymous` */
                client?: string;
                /** @description 自此时起 From this time on */
                from?: string;
                /** @description 此时之前 Before this time */
                to?: string;
                limit?: unknown;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagePageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    findAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "zhangsan",
                 *       "personId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11"
                 *     }
                 */
                "application/json": components["schemas"]["FindAccountDto"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mustChange": true,
                 *       "password": "Quiet-River-71"
                 *     }
                 */
                "application/json": components["schemas"]["AssignPasswordDto"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    resetAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    restoreAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    suspendAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    inviteAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roleKey": "school_admin"
                 *     }
                 */
                "application/json": components["schemas"]["InviteAdministratorDto"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listClients: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientListAnswer"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    registerClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "confidential",
                 *       "name": "作业本",
                 *       "redirectUris": [
                 *         "https://homework.example.cn/callback"
                 *       ],
                 *       "scopes": [
                 *         "openid",
                 *         "profile",
                 *         "org.roster.read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RegisterClientBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredClientAnswer"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAnswer"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    removeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    changeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "作业本",
                 *       "redirectUris": [
                 *         "https://homework.example.cn/callback"
                 *       ],
                 *       "scopes": [
                 *         "openid",
                 *         "profile",
                 *         "org.roster.read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangeClientBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAnswer"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    restoreClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    rotateClientSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientSecretAnswer"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    suspendClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listOwnApplications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnApplicationListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    bindOwnChild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "childName": "李小明",
                 *       "code": "ABCD-EFGH",
                 *       "relation": "52"
                 *     }
                 */
                "application/json": components["schemas"]["BindChildDto"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoundChildResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    chooseOwnIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identityId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e71"
                 *     }
                 */
                "application/json": components["schemas"]["ChooseIdentityDto"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getOwnPasswordRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordRulesResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    changeOwnPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "Old-River-70",
                 *       "newPassword": "Quiet-River-71"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endOwnOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listOwnSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    chooseOwnUsername: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "liminghua"
                 *     }
                 */
                "application/json": components["schemas"]["ChooseUsernameDto"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getSecurityPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityPolicyDto"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    putSecurityPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "secondFactor": {
                 *         "audiences": [
                 *           "staff"
                 *         ],
                 *         "roles": [
                 *           "region_admin",
                 *           "school_admin"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SecurityPolicyDto"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityPolicyDto"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    rotateSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedKeysResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    printSlips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02"
                 *     }
                 */
                "application/json": components["schemas"]["PrintSlipsDto"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipsResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getUnitAccountFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitAccountFactsResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getUnusedSlips: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnusedSlipsResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listDataGrants: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                clientId?: string;
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataGrantPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    giveDataGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clientId": "homework",
                 *       "expiresAt": "2027-08-31T16:00:00Z",
                 *       "fields": [
                 *         "name",
                 *         "sex"
                 *       ],
                 *       "purpose": "作业布置与批改",
                 *       "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02"
                 *     }
                 */
                "application/json": components["schemas"]["GiveGrantBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenGrantResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listDataFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataFieldListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    revokeDataGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "合同终止"
                 *     }
                 */
                "application/json": components["schemas"]["RevokeGrantBody"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    linkGuardian: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "custody": true,
                 *       "guardianId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e12",
                 *       "relation": "母亲",
                 *       "studentId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11"
                 *     }
                 */
                "application/json": components["schemas"]["NewGuardianshipBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    unlinkGuardian: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                /** @description 学校编号 School id */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    startImport: {
        parameters: {
            query: {
                /** @description 学校或学校内机构的编号 The school, or a unit inside it */
                unitId: string;
                /** @description 文件名 Name of the file, percent-encoded */
                fileName: string;
                /** @description 不填则自动识别 Recognised when absent */
                kind?: "student" | "staff";
                /** @description 文件是其班级和角色的全部人员 The file is everyone of its classes and roles */
                whole?: boolean;
                /** @description 列对应(JSON):表头 → 字段或 null；缺省沿用本校上次更正的，{} 为不沿用 Column mapping as JSON: header to field or null; absent, as the school corrected it last time; {} for none */
                columns?: string;
                /** @description 只读这些工作表(JSON 数组) Only these sheets, a JSON array */
                sheets?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description 已受理，仍在进行 Accepted, still going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    downloadImportTemplate: {
        parameters: {
            query?: {
                kind?: "student" | "staff";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 Workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已受理，仍在进行 Accepted, still going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    confirmImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "acceptLeaving": false
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmImportBody"];
            };
        };
        responses: {
            /** @description 已受理，仍在进行 Accepted, still going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    downloadImportErrors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 Workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listImportFirstRows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstRowsResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listImportProblems: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                severity?: "error" | "warning";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProblemPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readImportAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "columns": {
                 *         "备注2": null,
                 *         "联系方式": "guardian1.phone"
                 *       },
                 *       "whole": true
                 *     }
                 */
                "application/json": components["schemas"]["ReadImportAgainBody"];
            };
        };
        responses: {
            /** @description 已受理，仍在进行 Accepted, still going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    resumeImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已受理，仍在进行 Accepted, still going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listImportRows: {
        parameters: {
            query: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                action: "added" | "changed" | "moved" | "unchanged" | "refused" | "leaving";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getLookPalette: {
        parameters: {
            query: {
                /** @description 主颜色 The main colour: #rrggbb */
                colour: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaletteResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPersonResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getMyCalendar: {
        parameters: {
            query?: {
                /** @description 默认今天 Default: today */
                from?: string;
                /** @description 默认一年后 Default: a year from then; 800 days at most */
                to?: string;
                /** @description 只看这个身份的 Of this identity of mine alone */
                identityId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    downloadMyCalendar: {
        parameters: {
            query?: {
                /** @description 默认今天 Default: today */
                from?: string;
                /** @description 默认一年后 Default: a year from then; 800 days at most */
                to?: string;
                /** @description 只看这个身份的 Of this identity of mine alone */
                identityId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listMyClassCards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClassCardsResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listMyClasses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClassesResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listMyPupils: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeoplePageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    unbindMyChild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getMyLook: {
        parameters: {
            query?: {
                /** @description 只看这个身份的 Of this identity of mine alone */
                identityId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnLookResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listMyPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPermissionListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endMembership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "left"
                 *     }
                 */
                "application/json": components["schemas"]["EndMembershipBody"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    moveMembership: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03"
                 *     }
                 */
                "application/json": components["schemas"]["MoveMembershipBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query: {
                /** @description 机构及其下级 A unit and all below */
                unitId: string;
                role?: ("student" | "staff" | "guardian" | "administrator")[];
                status?: "active" | "suspended" | "ended";
                /** @description 姓名、拼音、首字母，或完整的号码 Name, pinyin, initials or a whole number */
                q?: string;
                sort?: "name" | "-name";
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                /** @description 取这个游标之前的一页 The page before this cursor: `previousCursor` of a page */
                before?: string;
                /** @description 从这个拼音首字母开始 Begins at this initial of the pinyin; one of cursor, before and from */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "attributes": {
                 *         "politics": "共青团员"
                 *       },
                 *       "birthDate": "2016-05-01",
                 *       "ethnicity": "汉族",
                 *       "identifiers": [
                 *         {
                 *           "kind": "student_number",
                 *           "value": "20260317"
                 *         }
                 *       ],
                 *       "membership": {
                 *         "fromDate": "2026-09-01",
                 *         "role": "student",
                 *         "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03"
                 *       },
                 *       "name": "张三",
                 *       "sex": "女"
                 *     }
                 */
                "application/json": components["schemas"]["AddPersonBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    countPeople: {
        parameters: {
            query: {
                /** @description 机构及其下级 A unit and all below */
                unitId: string;
                role?: ("student" | "staff" | "guardian" | "administrator")[];
                status?: "active" | "suspended" | "ended";
                /** @description 姓名、拼音、首字母，或完整的号码 Name, pinyin, initials or a whole number */
                q?: string;
                sort?: "name" | "-name";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleCountResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    exportPeople: {
        parameters: {
            query: {
                /** @description 机构及其下级 A unit and all below */
                unitId: string;
                role?: ("student" | "staff" | "guardian" | "administrator")[];
                status?: "active" | "suspended" | "ended";
                /** @description 姓名、拼音、首字母，或完整的号码 Name, pinyin, initials or a whole number */
                q?: string;
                sort?: "name" | "-name";
                /** @description 要导出的列，按此顺序 Columns in this order; without them the usual ones */
                columns?: ("name" | "pinyin" | "sex" | "birthDate" | "role" | "unit" | "number" | "student_number" | "student_code" | "staff_number" | "id_card" | "document" | "phone" | "status")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 Workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    joinPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "passport",
                 *       "membership": {
                 *         "fromDate": "2026-09-01",
                 *         "role": "student",
                 *         "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03"
                 *       },
                 *       "name": "张三",
                 *       "value": "E00000000"
                 *     }
                 */
                "application/json": components["schemas"]["JoinPersonBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listPersonNames: {
        parameters: {
            query: {
                /** @description 人员编号，用逗号分开 Ids of people */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonNamesResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "attributes": {
                 *         "politics": "共青团员"
                 *       },
                 *       "birthDate": "2016-05-01",
                 *       "ethnicity": "汉族",
                 *       "name": "张三",
                 *       "sex": "女",
                 *       "version": 3
                 *     }
                 */
                "application/json": components["schemas"]["ChangePersonBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonVersionResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "left"
                 *     }
                 */
                "application/json": components["schemas"]["EndPersonBody"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    correctIdentifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "student_number",
                 *       "schoolId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02",
                 *       "value": "20260318",
                 *       "version": 3
                 *     }
                 */
                "application/json": components["schemas"]["CorrectIdentifierBody"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    startMembership: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fromDate": "2026-09-01",
                 *       "role": "student",
                 *       "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03"
                 *     }
                 */
                "application/json": components["schemas"]["NewMembershipBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    startPosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fromDate": "2026-09-01",
                 *       "kind": "subject_teacher",
                 *       "subject": "数学",
                 *       "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03"
                 *     }
                 */
                "application/json": components["schemas"]["NewPositionBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    restorePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    revealField: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "field": "phone",
                 *       "reason": "联系家长"
                 *     }
                 */
                "application/json": components["schemas"]["RevealBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    suspendPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endPosition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRegions: {
        parameters: {
            query?: {
                /** @description 缺省为省级 Provinces when absent */
                below?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRoleAssignments: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                /** @description 本机构及以下 This unit and below */
                unitId?: string;
                personId?: string;
                roleKey?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    assignRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "personId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11",
                 *       "roleKey": "school_admin",
                 *       "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02"
                 *     }
                 */
                "application/json": components["schemas"]["AssignRoleBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    withdrawRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query: {
                unitId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    addRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "学籍管理员",
                 *       "nameEn": "Registrar",
                 *       "permissions": [
                 *         "org.person.read",
                 *         "org.person.write"
                 *       ],
                 *       "unitId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02"
                 *     }
                 */
                "application/json": components["schemas"]["AddRoleBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "学籍管理员",
                 *       "nameEn": "Registrar",
                 *       "permissions": [
                 *         "org.person.read",
                 *         "org.person.write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangeRoleBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRosterGuardianships: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterGuardianshipPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRosterMemberships: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterMembershipPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRosterPeople: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeoplePageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRosterUnits: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterUnitPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getSampleData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleDataResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    makeSampleData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已受理，仍在进行 Accepted, still going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleDataResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    removeSampleData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已受理，仍在进行 Accepted, still going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleDataResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    skipSetupStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: "name" | "school" | "administrator" | "sample";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "skipped": true
                 *     }
                 */
                "application/json": components["schemas"]["SkipSetupStepBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                kind?: "root" | "bureau" | "district" | "school" | "campus" | "department" | "stage" | "grade" | "class" | "teaching_class";
                status?: "active" | "ended" | "all";
                stage?: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher";
                entryYear?: number;
                /** @description 直接下级 Directly below */
                parentId?: string;
                /** @description 本机构及以下 This unit and below */
                underId?: string;
                /** @description 名称、拼音、首字母或代码 Name, pinyin, initials or code */
                q?: string;
                sort?: "name" | "-name" | "code" | "-code" | "created" | "-created" | "sort";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    addUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddUnitBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listTopUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    changeUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUnitBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    explainAccess: {
        parameters: {
            query: {
                /** @description 谁 Who */
                personId: string;
                /** @description 权限名称 Name of the permission */
                permission: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessExplanationResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listAncestors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query?: {
                /** @description 默认今天 Default: today */
                from?: string;
                /** @description 默认一年后 Default: a year from then; 800 days at most */
                to?: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    addCalendarEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endsOn": "2026-10-07",
                 *       "kind": "holiday",
                 *       "startsOn": "2026-10-01",
                 *       "title": "国庆节放假"
                 *     }
                 */
                "application/json": components["schemas"]["CalendarEntryBody"];
            };
        };
        responses: {
            /** @description 已新建 Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    changeCalendarEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endsOn": "2026-10-07",
                 *       "kind": "holiday",
                 *       "startsOn": "2026-10-01",
                 *       "title": "国庆节放假",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["ChangeCalendarEntryBody"];
            };
        };
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    removeCalendarEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listChildren: {
        parameters: {
            query?: {
                limit?: number;
                /** @description 上一页的 `nextCursor` of the page before */
                cursor?: string;
                kind?: "root" | "bureau" | "district" | "school" | "campus" | "department" | "stage" | "grade" | "class" | "teaching_class";
                status?: "active" | "ended" | "all";
                stage?: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher";
                entryYear?: number;
                /** @description 直接下级 Directly below */
                parentId?: string;
                /** @description 本机构及以下 This unit and below */
                underId?: string;
                /** @description 名称、拼音、首字母或代码 Name, pinyin, initials or code */
                q?: string;
                sort?: "name" | "-name" | "code" | "-code" | "created" | "-created" | "sort";
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPageResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    ensureClasses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "classes": [
                 *         {
                 *           "classNumber": 3,
                 *           "entryYear": 2026,
                 *           "stage": "primary"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["EnsureClassesBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnsuredClassesResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    endUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "withMembers": false,
                 *       "withUnits": false
                 *     }
                 */
                "application/json": components["schemas"]["EndUnitBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getUnitFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitFactsResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    compareChildUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChildFactsResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listUnitHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitHistoryResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listHolders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolderListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitLookResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    putLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "colour": "#c8102e",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["PutLookBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitLookResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    removeLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，无内容 Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    moveUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重复提交只生效一次 · a repeated request is done once */
                "Idempotency-Key"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parentId": "0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01"
                 *     }
                 */
                "application/json": components["schemas"]["MoveUnitBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listSchoolYears: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchoolYearListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    putTerms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "terms": [
                 *         {
                 *           "endsOn": "2027-01-22",
                 *           "name": "2026-2027 学年第一学期",
                 *           "number": 1,
                 *           "startsOn": "2026-09-01"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PutTermsBody"];
            };
        };
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchoolYearListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listSubtree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitListResponse"];
                };
            };
            400: components["responses"]["InputInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Limited"];
            /** @description 出错 Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    authorize: {
        parameters: {
            query: {
                response_type: "code";
                client_id: unknown;
                redirect_uri: unknown;
                code_challenge: unknown;
                code_challenge_method: "S256";
                scope?: unknown;
                state?: unknown;
                nonce?: unknown;
                response_mode?: "query" | "form_post";
                prompt?: "none" | "login" | "consent" | "select_account";
                max_age?: unknown;
                login_hint?: unknown;
                ui_locales?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 页面,或重定向 A page, or a redirect */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description 暂时繁忙,稍后再试 Busy for a moment; ask again later */
            503: {
                headers: {
                    /** @description 秒 Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    introspectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description 不用 HTTP Basic 时 When HTTP Basic is not used */
                    client_id?: string;
                    /** @description 不用 HTTP Basic 的保密客户端 A confidential client without HTTP Basic */
                    client_secret?: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active?: boolean;
                        client_id?: string;
                        /** @example 1787000000 */
                        exp?: number;
                        /** @example openid profile */
                        scope?: string;
                        sub?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description 暂时繁忙,稍后再试 Busy for a moment; ask again later */
            503: {
                headers: {
                    /** @description 秒 Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys?: Record<string, never>[];
                    };
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description 不用 HTTP Basic 时 When HTTP Basic is not used */
                    client_id?: string;
                    /** @description 不用 HTTP Basic 的保密客户端 A confidential client without HTTP Basic */
                    client_secret?: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description RFC 6749 §5.2 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description 暂时繁忙,稍后再试 Busy for a moment; ask again later */
            503: {
                headers: {
                    /** @description 秒 Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
        };
    };
    exchangeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description 不用 HTTP Basic 时 When HTTP Basic is not used */
                    client_id?: string;
                    /** @description 不用 HTTP Basic 的保密客户端 A confidential client without HTTP Basic */
                    client_secret?: string;
                    code?: string;
                    code_verifier?: string;
                    /** @enum {string} */
                    grant_type: "authorization_code" | "refresh_token" | "client_credentials";
                    redirect_uri?: string;
                    refresh_token?: string;
                    scope?: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token?: string;
                        /** @example 600 */
                        expires_in?: number;
                        id_token?: string;
                        refresh_token?: string;
                        /** @example openid profile */
                        scope?: string;
                        /** @enum {string} */
                        token_type?: "Bearer";
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description 暂时繁忙,稍后再试 Busy for a moment; ask again later */
            503: {
                headers: {
                    /** @description 秒 Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
        };
    };
    getUserinfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example staff */
                        audience?: string;
                        identities?: Record<string, never>[];
                        /** @example 张三 */
                        name?: string;
                        phone_number?: string;
                        phone_number_verified?: boolean;
                        preferred_username?: string;
                        /** Format: uuid */
                        sub?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description 暂时繁忙,稍后再试 Busy for a moment; ask again later */
            503: {
                headers: {
                    /** @description 秒 Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
        };
    };
    postUserinfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example staff */
                        audience?: string;
                        identities?: Record<string, never>[];
                        /** @example 张三 */
                        name?: string;
                        phone_number?: string;
                        phone_number_verified?: boolean;
                        preferred_username?: string;
                        /** Format: uuid */
                        sub?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description RFC 6749 §5.2 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
            /** @description 暂时繁忙,稍后再试 Busy for a moment; ask again later */
            503: {
                headers: {
                    /** @description 秒 Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example invalid_grant */
                        error: string;
                        error_description?: string;
                    };
                };
            };
        };
    };
}

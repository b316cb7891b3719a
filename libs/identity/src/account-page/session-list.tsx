import type { VNode } from 'preact';
import type { Language } from '@plinth/platform-http';
import { FormToken } from '../page/frame';
import type { AccountPageProps } from './account.page';
import { accountTexts, methodText } from './account.texts';

const timeText = (time: Date, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(time);

export function Sessions({ page, token, sessions, session }: AccountPageProps): VNode {
  const t = accountTexts[page.language];
  return (
    <section>
      <h2>{t.sessions}</h2>
      <ul class="plain" id="sessions">
        {sessions.map((one) => (
          <li key={one.sessionId}>
            <span>
              {deviceOf(one.userAgent, page.language)} · {one.address}
              <br />
              <span class="hint">{timeText(one.lastSeenAt, page.language)}</span>
            </span>
            {one.sessionId === session.sessionId ? (
              <strong>{t.thisOne}</strong>
            ) : (
              <form class="inline" method="post" action="/account/sessions/end">
                <FormToken token={token} />
                <input type="hidden" name="session_id" value={one.sessionId} />
                <button class="quiet small" type="submit">
                  {t.end}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action="/account/sessions/end">
        <FormToken token={token} />
        <input type="hidden" name="session_id" value="others" />
        <div class="actions">
          <button class="quiet" type="submit" id="end-others">
            {t.endOthers}
          </button>
        </div>
      </form>
    </section>
  );
}

export function History({ page, history }: AccountPageProps): VNode {
  const t = accountTexts[page.language];
  return (
    <section>
      <h2>{t.history}</h2>
      <div class="scroll">
        <table id="history">
          <tbody>
            {history.map((entry) => (
              <tr key={entry.at.toISOString()}>
                <td>{timeText(entry.at, page.language)}</td>
                <td>{t.result[entry.result]}</td>
                <td>{methodText(entry.method, page.language)}</td>
                <td>{entry.address}</td>
                <td>{deviceOf(entry.userAgent, page.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Linux/, 'Linux'],
];

/** As much of the user agent as tells a person which of their devices it was. */
function deviceOf(userAgent: string, language: Language): string {
  const first = (table: typeof browsers) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  return (
    [first(browsers), first(systems)].filter(Boolean).join(' / ') || (language === 'zh' ? '其他设备' : 'Other device')
  );
}

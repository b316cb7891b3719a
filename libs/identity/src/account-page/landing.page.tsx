import type { VNode } from 'preact';
import { Frame } from '../page/frame';
import type { LaunchableApplication } from '../page/launchable-applications';
import type { PageRequest } from '../page/page-request';

const texts = {
  zh: { title: (name: string) => `${name}，您好`, apps: '我的应用', none: '还没有可以使用的应用。', account: '我的账号' },
  en: { title: (name: string) => `Welcome, ${name}`, apps: 'My applications', none: 'There are no applications for you yet.', account: 'My account' },
} as const; // prettier-ignore

interface Props {
  readonly page: PageRequest;
  /** Where it was asked for. */
  readonly path: string;
  readonly name: string;
  readonly applications: readonly LaunchableApplication[];
}

export function LandingPage({ page, path, name, applications }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title(name)} language={page.language} path={path} signedInAs={t.account} wide>
      <h2>{t.apps}</h2>
      {applications.length === 0 ? <p id="no-applications">{t.none}</p> : null}
      <ul class="tiles" id="applications">
        {applications.map((application) => (
          <li key={application.clientId}>
            <a href={application.launchUrl} rel="noreferrer">
              {application.name}
            </a>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

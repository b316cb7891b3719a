import { Component, lazy, Suspense, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Card, Skeleton, TroubleNotice, useTexts, Waiting } from '@plinth/ui';
import { workbenchTexts } from '../texts';
import type { WidgetEntry } from '../widgets';
import styles from './workbench.module.css';

interface CatchProperties {
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** React asks for a class here: nothing else catches what a component throws. */
class Catch extends Component<CatchProperties, { readonly error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <TroubleNotice error={navigator.onLine ? error : { kind: 'offline' }} onRetry={this.props.onRetry} />;
  }
}

/** One widget with its name: a widget that fails, or whose code does not come, takes nothing else of the page with it. */
export function WidgetFrame({ widget }: { readonly widget: WidgetEntry }): ReactNode {
  const t = useTexts(workbenchTexts);
  const [attempt, setAttempt] = useState(0);
  // Another attempt asks for the code again, should it not have come.
  const Widget = useMemo(() => lazy(widget.load), [widget, attempt]);
  const title = t.widgets[widget.name];
  const more =
    widget.more === undefined ? undefined : (
      <Link to={widget.more} className={styles['more'] as string} aria-label={t.allOf(title)}>
        {t.all}
      </Link>
    );
  if (widget.isSeldom)
    return (
      <Catch key={attempt} onRetry={() => setAttempt(attempt + 1)}>
        <Suspense fallback={<Waiting />}>
          <Widget />
        </Suspense>
      </Catch>
    );
  return (
    <Card title={title} actions={more}>
      <Catch key={attempt} onRetry={() => setAttempt(attempt + 1)}>
        <Suspense fallback={<Skeleton lines={3} />}>
          <Widget />
        </Suspense>
      </Catch>
    </Card>
  );
}

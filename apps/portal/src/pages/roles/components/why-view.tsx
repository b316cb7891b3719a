import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Badge, EmptyNotice, Loaded, useTexts } from '@plinth/ui';
import { PersonChoice } from '../../../choice/person-choice';
import { usePermissions } from '../../../choice/permission-names';
import { useHolders } from '../api';
import type { UnitInView } from '../api';
import { rolesTexts } from '../texts';
import { useUnitCalled } from '../../../choice/unit-names';
import { holdersOf } from '../why';
import { Explanation } from './explanation';
import styles from './roles.module.css';

const ASKED_FIRST = 'org.person.read';

/** Who may do one thing at the unit, each with where the right comes from. */
export function WhyView({ unit }: { readonly unit: UnitInView }): ReactNode {
  const t = useTexts(rolesTexts);
  const [parameters, setParameters] = useSearchParams();
  const permissions = usePermissions();
  const holders = useHolders(unit.id);
  const called = useUnitCalled();
  const permission = parameters.get('what') ?? ASKED_FIRST;
  const who = parameters.get('who') ?? '';
  const put = (name: string, value: string) =>
    setParameters(
      (before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: name === 'who' },
    );
  const { error, refetch } = holders;
  const personId = parameters.get('person');
  const unitName = called(unit.id, unit.displayName);
  return (
    <>
      <div className={styles['tools']}>
        <Select
          aria-label={t.what}
          showSearch={{ optionFilterProp: 'label' }}
          value={permission}
          onChange={(value: string) => put('what', value)}
          style={{ minWidth: 260 }}
          options={permissions.map(({ name, text }) => ({ value: name, label: text }))}
        />
        <span className={styles['picker']}>
          <PersonChoice
            unitId={unit.id}
            label={t.askAbout}
            placeholder={t.askAbout}
            onChange={(id) => put('person', id)}
          />
        </span>
        <Input
          aria-label={t.who}
          placeholder={t.who}
          allowClear
          style={{ width: 220 }}
          defaultValue={who}
          onChange={({ target }) => put('who', target.value)}
        />
      </div>
      {personId === null ? (
        <>
          <p className={styles['note']}>{t.whyLead(unitName)}</p>
          <Loaded
            from={{ data: holders.data && holdersOf(holders.data.items, permission, who), error, refetch }}
            isEmpty={(items) => items.length === 0}
            empty={<EmptyNotice title={t.noOne} />}
          >
            {(items) => (
              <ul className={styles['reasons']}>
                {items.map(({ personId: heldBy, personName, roleKey, roleName, unitId, unitName }) => (
                  <li key={`${heldBy} ${roleKey} ${unitId}`}>
                    <span>{t.because(personName ?? t.unnamed, called(unitId, unitName), roleName)}</span>
                    <Badge tone={unitId === unit.id ? 'primary' : 'plain'}>
                      {unitId === unit.id ? t.here : t.above}
                    </Badge>
                    <Button size="small" onClick={() => put('person', heldBy)}>
                      {t.why}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
        </>
      ) : (
        <Explanation
          unitId={unit.id}
          unitName={unitName}
          personId={personId}
          permission={permission}
          onClose={() => put('person', '')}
        />
      )}
    </>
  );
}

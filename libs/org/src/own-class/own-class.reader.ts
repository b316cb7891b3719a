import type { PositionKind } from '../position/position';
import type { NamedByTime } from '../unit/unit-view';

/** A class as somebody has to do with it: teaches it, learns in it, or has a child there. */
export interface OwnClassRow extends NamedByTime {
  /** Under which identity of the person: a membership, or a guardianship. */
  readonly identityId: string;
  readonly as: 'staff' | 'student' | 'guardian';
  readonly classId: string;
  readonly path: string;
  readonly schoolName: string | null;
  readonly positions: readonly { readonly kind: PositionKind; readonly subject: string }[];
  readonly headTeachers: readonly string[];
  readonly pupils: number;
  readonly childName: string | null;
  /** GB/T 4761, of a guardian. */
  readonly relation: string | null;
  /** Bound by the guardian with the code of a slip, not entered by the school. */
  readonly isSelfBound: boolean;
}

/** Port: the classes of one person, whatever the units. */
export abstract class OwnClassReader {
  abstract of(personId: string): Promise<readonly OwnClassRow[]>;
}

import type { EntityManager } from 'typeorm';
import type { Sql } from './sql';

declare const txBrand: unique symbol;

/** An open transaction. Only `Transactions.run` makes one, so a write outside a transaction does not compile. */
export interface Tx {
  readonly [txBrand]: true;
}

interface OpenTransaction {
  readonly sql: Sql;
  readonly manager: EntityManager;
}

const open = new WeakMap<Tx, OpenTransaction>();

/** For `libs/platform/database` alone. */
export function bindTx(transaction: OpenTransaction): Tx {
  const tx = Object.freeze({}) as Tx;
  open.set(tx, transaction);
  return tx;
}

/** For `libs/platform/database` alone: a Tx kept after its end must fail loudly. */
export function endTx(tx: Tx): void {
  open.delete(tx);
}

function transactionOf(tx: Tx): OpenTransaction {
  const found = open.get(tx);
  if (!found) throw new Error('This transaction has ended: a Tx must not be kept beyond Transactions.run');
  return found;
}

/** Statements inside the transaction; for stores. */
export const sqlOf = (tx: Tx): Sql => transactionOf(tx).sql;

/** TypeORM repositories inside the transaction; for stores. */
export const managerOf = (tx: Tx): EntityManager => transactionOf(tx).manager;

import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { BlindIndex } from './blind-index';
import { FieldCipher } from './field-cipher';
import { KeyedDigest } from './keyed-digest';
import { Keyring } from './keyring';
import { ValueWriter } from './lines-of-values';

/** Gives every module of an application the ports of one opened key ring. The shell closes the ring. */
@Module({})
export class CryptoModule {
  static forRoot(keyring: Keyring): DynamicModule {
    return {
      module: CryptoModule,
      global: true,
      providers: [
        { provide: Keyring, useValue: keyring },
        { provide: FieldCipher, useValue: keyring.fieldCipher },
        { provide: BlindIndex, useValue: keyring.blindIndex },
        { provide: ValueWriter, useValue: keyring.valueWriter },
        { provide: KeyedDigest, useValue: keyring.digest },
      ],
      exports: [Keyring, FieldCipher, BlindIndex, ValueWriter, KeyedDigest],
    };
  }
}

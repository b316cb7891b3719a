import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { FileStorage } from './file-storage';

/** Gives an application the form of the storage that its shell opened. */
@Module({})
export class StorageModule {
  static forRoot(storage: FileStorage): DynamicModule {
    return {
      module: StorageModule,
      global: true,
      providers: [{ provide: FileStorage, useValue: storage }],
      exports: [FileStorage],
    };
  }
}

export { FileStorage } from './file-storage';
export type { PutFile, PutOptions, StoredFile } from './file-storage';
export { LocalFileStorage } from './local-file-storage';
export type { LocalFileStorageOptions } from './local-file-storage';
export { StorageModule } from './storage.module';
export { StorageErrors } from './errors';
export { openFrames, sealFrames } from './sealed-frames';
export type { Bytes } from './sealed-frames';

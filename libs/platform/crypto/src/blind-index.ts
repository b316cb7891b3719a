/** Port: a keyed one-way value (32 bytes) by which equal fields are found without opening them. */
export abstract class BlindIndex {
  /** `kind` separates uses (`phone`, `id_number`, `student_number:<school id>`); normalise the value first. */
  abstract of(kind: string, value: string): Buffer;
}

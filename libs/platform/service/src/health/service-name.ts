/** `org`: what a service is called in its metrics, and what its jobs begin with. */
export class ServiceName {
  constructor(readonly name: string) {}
}

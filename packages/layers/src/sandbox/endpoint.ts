/** Where the emulator answers. */
export interface SandboxEndpoint {
  /** `http://127.0.0.1:40123` */
  readonly url: string;
  readonly region: string;
}

/**
 * Which hosts the daemon itself may speak to, and for what. Requirement: OC-CTRL-2080.
 *
 * `engine`: the url of a configured replica; `model_download`: a model's files; `verification`: signatures and SBOMs.
 */
export const OUTBOUND_PURPOSES = ['engine', 'model_download', 'verification'] as const;
export type OutboundPurpose = (typeof OUTBOUND_PURPOSES)[number];

/** `host`: a name, `*.` and a name for all below it, an address, or a CIDR range; `port`: any where absent. */
export interface OutboundRule {
  readonly host: string;
  readonly port?: number;
  /** Empty: all. */
  readonly purposes: readonly OutboundPurpose[];
}

/** A denial wins over everything. What nothing allows is denied, but for configured engines. */
export interface OutboundRules {
  readonly allow: readonly OutboundRule[];
  readonly deny: readonly OutboundRule[];
}

export interface OutboundTarget {
  /** Lower case, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly purpose: OutboundPurpose;
  /** A request names it, not the configuration: to be an engine's url is then no permission. Requirement: OC-CTRL-2064. */
  readonly requested?: true;
}

/** `reason`: a whole sentence that names the rule, or what to write to allow it. */
export type Verdict = { readonly allowed: true; readonly reason: string } | { readonly allowed: false; readonly reason: string };

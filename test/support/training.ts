/** Puts training into the default landing zone: two datasets, one way out. */
export const TRAINING = [
  'state: { backend: local }',
  `training:
  clearance: confidential
  datasets:
    - { name: contracts-2024, label: confidential }
    - { name: clauses, label: general }
  baseModelPublishers: [OpenAI, Microsoft]
  egress:
    - { name: packages, host: packages.contoso.com, clearance: confidential }
  compute: { size: STANDARD_NC24ADS_A100_V4, maxNodes: 4 }
state: { backend: local }`,
] as const;

/**
 * What the plan takes for granted. None of it was measured: change a line, run `bench --pages`, and read the plan anew.
 */
export const assumptions = {
  users: [1e6, 1e7, 1e8],
  /** Share of the users who come on a given day. */
  activeShare: 0.2,
  /** Calls of one of them on that day. */
  callsPerDay: 50,
  /** The busiest second of the day for an average one. */
  peakFactor: 5,
  /** Share of the calls that write a row; the others read a page of them. */
  writeShare: 0.1,
  /** How much of a core may be used at the peak, so that a queue does not build up and a failed machine's share fits. */
  utilisation: 0.5,
  signInsPerDay: 1,
  /** Calls for fresh tokens on that day, at 15 minutes of life for each. */
  refreshesPerDay: 3,
  /** Requests per second of the category UserAuthentication, by default, for an account and Region (AWS, see the page). */
  cognitoQuota: 120,
  coresPerMachine: 8,
};

/** What prom-client measures of every Node.js process, by name: its own words are in one language. */
export const processMetrics: Readonly<Record<string, { readonly en: string; readonly ja: string }>> = {
  process_cpu_user_seconds_total: {
    en: "Processor time in user mode.",
    ja: "ユーザーモードの CPU 時間です。",
  },
  process_cpu_system_seconds_total: {
    en: "Processor time in system mode.",
    ja: "システムモードの CPU 時間です。",
  },
  process_cpu_seconds_total: { en: "Processor time.", ja: "CPU 時間の合計です。" },
  process_start_time_seconds: {
    en: "When the process started, since 1970.",
    ja: "プロセスの起動時刻です（1970 年からの秒数）。",
  },
  process_resident_memory_bytes: { en: "Memory in use.", ja: "使用中のメモリーです。" },
  process_virtual_memory_bytes: { en: "Address space in use.", ja: "使用中のアドレス空間です。" },
  process_heap_bytes: { en: "Data segment.", ja: "データセグメントの大きさです。" },
  process_open_fds: { en: "Open files and sockets.", ja: "開いているファイルとソケットの数です。" },
  process_max_fds: { en: "How many may be open.", ja: "開けるファイルとソケットの上限です。" },
  nodejs_eventloop_lag_seconds: {
    en: "How late the event loop is while it is asked.",
    ja: "取得したときのイベントループの遅れです。",
  },
  nodejs_eventloop_lag_min_seconds: {
    en: "Least delay since it was last asked.",
    ja: "前回の取得からの遅れの最小値です。",
  },
  nodejs_eventloop_lag_max_seconds: {
    en: "Greatest delay since it was last asked.",
    ja: "前回の取得からの遅れの最大値です。",
  },
  nodejs_eventloop_lag_mean_seconds: {
    en: "Mean delay since it was last asked.",
    ja: "前回の取得からの遅れの平均です。",
  },
  nodejs_eventloop_lag_stddev_seconds: {
    en: "Standard deviation of the delay since it was last asked.",
    ja: "前回の取得からの遅れの標準偏差です。",
  },
  nodejs_eventloop_lag_p50_seconds: {
    en: "Median delay since it was last asked.",
    ja: "前回の取得からの遅れの中央値です。",
  },
  nodejs_eventloop_lag_p90_seconds: {
    en: "90th percentile of the delay since it was last asked.",
    ja: "前回の取得からの遅れの 90 パーセンタイルです。",
  },
  nodejs_eventloop_lag_p99_seconds: {
    en: "99th percentile of the delay since it was last asked.",
    ja: "前回の取得からの遅れの 99 パーセンタイルです。",
  },
  nodejs_active_resources: {
    en: "What keeps the event loop alive, by type.",
    ja: "イベントループを動かし続けているものの、種類ごとの数です。",
  },
  nodejs_active_resources_total: { en: "All of these.", ja: "その合計です。" },
  nodejs_active_handles: { en: "Open handles, by type.", ja: "開いているハンドルの、種類ごとの数です。" },
  nodejs_active_handles_total: { en: "All of these.", ja: "その合計です。" },
  nodejs_active_requests: {
    en: "Requests to the system under way, by type.",
    ja: "処理中のシステムへの要求の、種類ごとの数です。",
  },
  nodejs_active_requests_total: { en: "All of these.", ja: "その合計です。" },
  nodejs_heap_size_total_bytes: {
    en: "Size of the JavaScript heap.",
    ja: "JavaScript のヒープの大きさです。",
  },
  nodejs_heap_size_used_bytes: { en: "Of it, in use.", ja: "そのうちの使用量です。" },
  nodejs_external_memory_bytes: {
    en: "Memory that JavaScript objects hold outside of it.",
    ja: "ヒープの外で JavaScript のオブジェクトが使うメモリーです。",
  },
  nodejs_heap_space_size_total_bytes: {
    en: "Size of each space of the heap.",
    ja: "ヒープの領域ごとの大きさです。",
  },
  nodejs_heap_space_size_used_bytes: {
    en: "Of each space, in use.",
    ja: "ヒープの領域ごとの使用量です。",
  },
  nodejs_heap_space_size_available_bytes: {
    en: "Of each space, free.",
    ja: "ヒープの領域ごとの空きです。",
  },
  nodejs_version_info: { en: "1, with the version of Node.js.", ja: "常に 1 で、Node.js の版を示します。" },
  nodejs_gc_duration_seconds: {
    en: "Garbage collections, by kind.",
    ja: "種類ごとのガベージコレクションの時間です。",
  },
};

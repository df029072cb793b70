-- One line of JSON after the run: requests a second, percentiles in ms, and answers that failed.
function done(summary, latency)
  local failed = 0
  for _, count in pairs(summary.errors) do failed = failed + count end
  io.write(string.format('RESULT {"rate": %f, "p95": %f, "p99": %f, "failed": %d}\n',
    summary.requests / summary.duration * 1e6,
    latency:percentile(95) / 1000, latency:percentile(99) / 1000, failed))
end

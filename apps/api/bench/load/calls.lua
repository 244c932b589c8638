-- What wrk sends. Arguments: a file of calls (method, path and body, separated by tabs), a file of tokens, the number of
-- the first one to send, and how many answers are enough. 0: as many as fit into the time. -1: the same, and every status is
-- counted, which is done for a number as well; listening costs wrk a good part of its speed.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

local function lines_of(path)
  local lines = {}
  for line in io.lines(path) do
    lines[#lines + 1] = line
  end
  return lines
end

function init(args)
  local heads, bodies = {}, {}
  local host = wrk.headers["Host"] or (wrk.host .. ":" .. wrk.port)
  for _, line in ipairs(lines_of(args[1])) do
    local method, path, body = line:match("^(%S+)\t(%S+)\t?(.*)$")
    local head = method .. " " .. path .. " HTTP/1.1\r\nHost: " .. host .. "\r\n"
    if body ~= "" then
      head = head .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n"
    end
    heads[#heads + 1] = head .. "Authorization: Bearer "
    bodies[#bodies + 1] = "\r\n\r\n" .. body
  end
  local tokens = lines_of(args[2])
  local sent = tonumber(args[3])
  local enough = tonumber(args[4])

  -- One further at each time round, so that nobody makes the same call for ever.
  request = function()
    local call = sent % #heads + 1
    local person = (sent + math.floor(sent / #tokens)) % #tokens + 1
    sent = sent + 1
    return heads[call] .. tokens[person] .. bodies[call]
  end

  if enough ~= 0 then
    answers, statuses = 0, {}
    response = function(status)
      answers = answers + 1
      local name = tostring(status)
      statuses[name] = (statuses[name] or 0) + 1
      if answers == enough then
        io.write("enough\n")
        io.flush()
        wrk.thread:stop()
      end
    end
  end
end

-- One line of JSON, times in microseconds as wrk keeps them.
function done(summary, latency)
  local statuses = threads[1]:get("statuses") or {}
  local counted = {}
  for name, count in pairs(statuses) do
    counted[#counted + 1] = string.format('"%s":%d', name, count)
  end
  local errors = summary.errors
  io.write(
    string.format(
      '{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"max":%d,"refused":%d,"broken":%d,"statuses":{%s}}\n',
      summary.requests,
      summary.duration,
      latency:percentile(50),
      latency:percentile(99),
      latency.max,
      errors.status,
      errors.connect + errors.read + errors.write + errors.timeout,
      table.concat(counted, ",")
    )
  )
end

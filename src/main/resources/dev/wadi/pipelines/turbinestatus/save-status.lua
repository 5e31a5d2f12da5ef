-- Saves the status changes of one asset, in the order given, and combines the kinds (spec turbine-status, sections 3 and 5).
-- Atomic: all fields of the hash change together, or none.
--
-- KEYS[1]  the asset's key
-- ARGV     asset_id, vendor, combination (HIGHEST | FIRST_KNOWN), number of kinds, kinds in order,
--          then for each change: kind, code, status_code, status, category, time, source
-- returns  one letter per change: S saved, L late, D duplicate; or W alone: the key holds something that is not a hash

local FIELDS = {'code', 'status_code', 'status', 'category', 'ts', 'source'}
local TIME = '^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%d%.%d%d%dZ$'
local key = KEYS[1]

local type = redis.call('TYPE', key).ok
if type ~= 'hash' and type ~= 'none' then
  return 'W'
end

-- By byte, which for UTF-8 is by code point. Lua's own < follows the locale the server was started in.
local function compare(a, b)
  if a == b then return 0 end
  local shorter = math.min(#a, #b)
  for i = 1, shorter do
    local x, y = a:byte(i), b:byte(i)
    if x ~= y then return x < y and -1 or 1 end
  end
  return #a < #b and -1 or 1
end

-- Integers as decimal text, of any size: a Lua number is exact to 2^53 only.
local function compareIntegers(a, b)
  local negativeA, negativeB = a:sub(1, 1) == '-', b:sub(1, 1) == '-'
  if negativeA ~= negativeB then return negativeA and -1 or 1 end
  local size = #a == #b and compare(a, b) or (#a < #b and -1 or 1)
  return negativeA and -size or size
end

-- Greatest by (event time, status code, code, source).
local function order(a, b)
  local byTime = compare(a.ts, b.ts)
  if byTime ~= 0 then return byTime end
  local byStatusCode = compareIntegers(a.status_code, b.status_code)
  if byStatusCode ~= 0 then return byStatusCode end
  local byCode = compare(a.code, b.code)
  if byCode ~= 0 then return byCode end
  return compare(a.source, b.source)
end

local assetId, vendor, combination, kindCount = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local kinds, wanted = {}, {}
for i = 1, kindCount do
  local kind = ARGV[4 + i]
  kinds[i] = kind
  for _, field in ipairs(FIELDS) do
    wanted[#wanted + 1] = kind:lower() .. '_' .. field
  end
end

local known, at = {}, 1
local stored = redis.call('HMGET', key, unpack(wanted))
for _, kind in ipairs(kinds) do
  local row = {}
  for _, field in ipairs(FIELDS) do
    row[field] = stored[at] or ''
    at = at + 1
  end
  -- a row that somebody else left incomplete, or with a time that does not compare, is as good as none
  if row.ts:match(TIME) and row.status_code:match('^-?%d+$') then
    known[kind] = row
  end
end

local outcomes, changed = {}, {}
local first = 5 + kindCount
for i = first, #ARGV, 7 do
  local kind = ARGV[i]
  local row = {code = ARGV[i + 1], status_code = ARGV[i + 2], status = ARGV[i + 3], category = ARGV[i + 4],
               ts = ARGV[i + 5], source = ARGV[i + 6]}
  local outcome = 'S'
  if known[kind] then
    local against = order(row, known[kind])
    if against == 0 then
      outcome = 'D'
    elseif against < 0 then
      outcome = 'L'
    end
  end
  if outcome == 'S' then
    known[kind] = row
    changed[kind] = true
  end
  outcomes[#outcomes + 1] = outcome
end

if next(changed) then
  local deciding, updated
  for _, kind in ipairs(kinds) do
    local row = known[kind]
    if row then
      if not deciding or (combination == 'HIGHEST' and compareIntegers(row.status_code, known[deciding].status_code) > 0) then
        deciding = kind
      end
      if not updated or compare(row.ts, updated) > 0 then
        updated = row.ts
      end
    end
  end
  local turbine = known[deciding]
  local write = {'asset_id', assetId, 'vendor', vendor, 'status_code', turbine.status_code, 'status', turbine.status,
                 'category', turbine.category, 'status_signal', deciding, 'status_ts', turbine.ts, 'updated_ts', updated}
  for kind in pairs(changed) do
    for _, field in ipairs(FIELDS) do
      write[#write + 1] = kind:lower() .. '_' .. field
      write[#write + 1] = known[kind][field]
    end
  end
  redis.call('HSET', key, unpack(write))
end
return table.concat(outcomes)

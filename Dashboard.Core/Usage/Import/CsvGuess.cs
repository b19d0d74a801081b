using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import;

/// <summary>What columns are, by the names that other programs give them. A guess is looked at by a person before it counts.</summary>
internal static class CsvGuess
{
    // The first name that a header has wins.
    private static readonly (CsvField Field, string Names)[] Known =
    [
        (CsvField.Time, "time timestamp createdat starttime datetime created requesttime startedat at eventtime loggedat"),
        (CsvField.Date, "date day usagedate bucket usagedateutc period"),
        (CsvField.Provider, "provider vendor company aiprovider contract"),
        (CsvField.Host, "host hostprovider customllmprovider system"),
        (CsvField.Gateway, "gateway router proxy"),
        (CsvField.Model, "model modelname modelid llm deployment engine aimodel modelversion"),
        (CsvField.InputTokens, "inputtokens prompttokens tokensin tokensprompt input prompt inputuncachedtokens uncachedinputtokens inputs ntokensinput promptlength"),
        (CsvField.CacheReadTokens, "cachereadtokens cachedtokens cacheread cachedinputtokens inputcachedtokens cachereadinputtokens tokenscached cached cachehits"),
        (CsvField.CacheWriteTokens, "cachewritetokens cachewrite cachecreationtokens cachecreationinputtokens cachecreation inputcachewritetokens"),
        (CsvField.CacheWrite5mTokens, "cachewrite5mtokens cachewrite5m ephemeral5minputtokens"),
        (CsvField.CacheWrite1hTokens, "cachewrite1htokens cachewrite1h ephemeral1hinputtokens"),
        (CsvField.OutputTokens, "outputtokens completiontokens tokensout tokenscompletion output completion outputs ntokensoutput"),
        (CsvField.ReasoningTokens, "reasoningtokens reasoning thinkingtokens thoughts tokensreasoning reasoningoutputtokens"),
        (CsvField.TotalTokens, "totaltokens tokens total tokenstotal"),
        (CsvField.Requests, "requests requestcount numrequests calls count nummodelrequests messages"),
        (CsvField.CostUsd, "costusd usd spendusd totalcostusd amountusd priceusd"),
        (CsvField.Cost, "cost spend amount totalcost price charge costtotal"),
        (CsvField.Currency, "currency amountcurrency costcurrency"),
        (CsvField.Id, "id requestid generationid messageid uuid responseid eventid"),
        (CsvField.ApiKey, "apikey key apikeyname apikeyid keyname apikeyalias keyalias user useremail email"),
        (CsvField.Project, "project projectname projectid team workspace teamname department costcenter"),
        (CsvField.Service, "service servicename app application appname product"),
        (CsvField.Environment, "environment env stage deploymentenvironment"),
        (CsvField.ServiceTier, "servicetier tier batch"),
        (CsvField.Tag, "tag tags label labels feature"),
        (CsvField.TraceId, "traceid sessionid session trace conversationid threadid"),
    ];

    public static CsvMapping Of(IReadOnlyList<string> header)
    {
        var free = header.GroupBy(FileHead.Plain).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var columns = new Dictionary<CsvField, string>();
        foreach (var (field, names) in Known)
        {
            if (names.Split(' ').FirstOrDefault(free.ContainsKey) is not { } name)
                continue;

            columns[field] = free[name];
            free.Remove(name);
        }

        // OpenAI's words come with OpenAI's way of counting: the prompt has the cache in it.
        var prompt = columns.TryGetValue(CsvField.InputTokens, out var input) && FileHead.Plain(input).Contains("prompt", StringComparison.Ordinal);
        return new CsvMapping(columns, new Dictionary<CsvField, string>(), InputIncludesCache: prompt && columns.ContainsKey(CsvField.CacheReadTokens));
    }
}

using System.Collections.Frozen;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>Names that mean the same model, kept by hand: snapshots whose date has no year, names that moved, hosts' own spellings.</summary>
internal static class OtherNames
{
    // The model, and what else it is called (normalised: every separator a hyphen).
    private const string List = """
        gpt-3.5-turbo: gpt-3-5-turbo-0125 gpt-3-5-turbo-0301 gpt-3-5-turbo-0613 gpt-3-5-turbo-1106 gpt-3-5-0301
        gpt-3.5-turbo-16k: gpt-3-5-turbo-16k-0613
        gpt-4: gpt-4-0314 gpt-4-0613
        gpt-4-32k: gpt-4-32k-0314 gpt-4-32k-0613
        gpt-4-turbo: gpt-4-1106-preview gpt-4-0125-preview gpt-4-turbo-preview gpt-4-turbo-vision gpt-4-vision-preview gpt-4-1106-vision-preview gpt-4-turbo-0125-preview
        gpt-5-chat-latest: gpt-5-chat
        gpt-5.1-chat-latest: gpt-5-1-chat
        gpt-5.2-chat-latest: gpt-5-2-chat
        gpt-5.3-chat-latest: gpt-5-3-chat
        claude-2: claude-2-0 claude-2-1 claude-v2 claude-v2-1
        claude-opus-4: claude-opus-4-0 claude-4-opus
        claude-sonnet-4: claude-sonnet-4-0 claude-4-sonnet
        gemini-1.5-pro: gemini-pro-1-5
        gemini-1.5-flash: gemini-flash-1-5
        gemini-1.5-flash-8b: gemini-flash-1-5-8b
        llama-4-scout-17b-instruct: llama-4-scout-17b-16e-instruct llama-4-scout
        llama-4-maverick-17b-instruct: llama-4-maverick-17b-128e-instruct llama-4-maverick
        llama-3-8b-instruct: llama-3-8b-8192 llama-3-8b-chat-hf
        llama-3-70b-instruct: llama-3-70b-8192 llama-3-70b-chat-hf
        llama-3.1-8b-instruct: llama-3-1-8b-instant
        llama-3.3-70b-instruct: llama-3-3-70b-versatile
        llama-3.1-70b-instruct: llama-3-1-70b-versatile
        grok-4: grok-4-0709
        gpt-5.6-sol: gpt-5-6
        gpt-3.5-turbo-instruct: gpt-3-5-turbo-instruct-0914
        text-embedding-ada-002: text-embedding-ada text-embedding-ada-002-v2
        o3-mini: o3-mini-high
        o4-mini: o4-mini-high
        claude-opus-4-6: claude-opus-4-6-fast
        claude-opus-4-7: claude-opus-4-7-fast
        claude-opus-4-8: claude-opus-4-8-fast
        command-a-03-2025: command-a
        command-r7b-12-2024: command-r7b
        north-mini-code-1-0: north-mini-code
        mistral-saba: mistral-saba-24b
        mistral-7b-instruct-v0.3: mistral-7b-instruct-v03
        qwen3-coder-480b-a35b-instruct: qwen3-coder qwen3-coder-480b
        qwen3-235b-a22b-instruct-2507: qwen3-235b-a22b-2507
        llama-3.2-11b-vision-instruct: llama-3-2-11b-instruct
        llama-3.2-90b-vision-instruct: llama-3-2-90b-instruct
        codestral: codestral-latest
        devstral-medium: devstral-medium-latest
        magistral-medium: magistral-medium-latest
        pixtral-large: pixtral-large-latest
        ministral-3b: ministral-3b-latest
        ministral-8b: ministral-8b-latest
        devstral: devstral-latest
        deepseek-r1: r1
        deepseek-v3-0324: v3 deepseek-chat-v3-0324
        deepseek-v3.2: v3-2
        deepseek-v3.1: deepseek-chat-v3-1
        kimi-k2-0711: kimi-k2 kimi-k2-instruct kimi-k2-0711-preview kimi-k2-1t
        kimi-k2-0905: kimi-k2-0905-preview kimi-k2-instruct-0905
        mistral-nemo: open-mistral-nemo mistral-nemo-instruct-2407
        mistral-large-2512: mistral-large-3 mistral-large-3-675b-instruct mistral-large-3-675b-instruct-2512
        mistral-small-2506: mistral-small-3-2-24b-instruct mistral-small-3-2-24b-instruct-2506 mistral-small3-2
        mistral-small-2503: mistral-small-3-1-24b-instruct
        mistral-small-2501: mistral-small-24b-instruct-2501
        mistral-small-2603: mistral-small-4-119b-2603 mistral-small-4-119b
        mistral-medium-2505: mistral-medium-3 mistral-medium-3-instruct
        mistral-medium-2508: mistral-medium-3-1
        mistral-medium-2604: mistral-medium-3-5 mistral-medium-3-5-128b
        devstral-2512: devstral-2 devstral-2-123b devstral-2-123b-instruct-2512
        labs-devstral-small-2512: devstral-small-2-24b devstral-small-2
        pixtral-12b: pixtral-12b-2409
        ministral-14b-2512: ministral-3-14b-instruct
        ministral-8b-2512: ministral-3-8b-instruct ministral-3-8b-instruct-2512
        ministral-3b-2512: ministral-3-3b-instruct
        mixtral-8x7b-instruct: mixtral-8x7b-instruct-v0-1 open-mixtral-8x7b mixtral-8x7b-32768
        mixtral-8x22b-instruct: mixtral-8x22b-instruct-v0-1 open-mixtral-8x22b
        gemma-3-27b-it: gemma-3-27b
        gemma-3-12b-it: gemma-3-12b
        gemma-3-4b-it: gemma-3-4b
        gemma-4-31b-it: gemma-4-31b
        qwen3-235b-a22b: qwen3-235b
        qwen3-30b-a3b: qwen3-30b
        qwen3-next-80b-a3b-instruct: qwen3-next-80b qwen3-next-80b-a3b
        qwen3-vl-235b-a22b: qwen3-vl-235b
        qwen3.5-122b-a10b: qwen3-5-122b
        qwen3.5-397b-a17b: qwen3-5-397b
        qwen3-coder-30b-a3b-instruct: qwen3-coder-30b
        """;

    /// <summary>Other name → the model's name.</summary>
    public static FrozenDictionary<string, string> All { get; } = List
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Trim().Split(": ", 2))
        .SelectMany(line => line[1].Split(' ').Select(other => (Other: other, Name: line[0])))
        .ToFrozenDictionary(n => n.Other, n => n.Name, StringComparer.Ordinal);
}

using Dashboard.Core.Outbound;
using Dashboard.Core.Terms.Archive;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Fetch.Browser;
using Dashboard.Core.Terms.Fetch.Robots;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Sources.Preview;
using Dashboard.Core.Terms.Summaries;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Terms.Watches;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Terms;

/// <summary>Registers the watch over providers' terms. Wants the store and the door out beside it.</summary>
public static class TermsServices
{
    public static IServiceCollection AddTerms(this IServiceCollection services)
    {
        services.AddOptions<TermsOptions>().BindConfiguration(TermsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CaptureFiles>();
        services.AddSingleton<VersionTexts>();
        services.AddSingleton<Reextract>();
        services.AddSingleton<RecordVersion>();
        services.AddSingleton<RecordPoll>();
        services.AddSingleton<CheckAgainstSource>();
        services.AddSingleton<RecordVouched>();
        services.AddSingleton<AcceptCapture>();
        services.AddSingleton<AddByHand>();
        services.AddSingleton<RobotsGate>();
        services.AddSingleton<PageBrowser>();
        services.AddSingleton<TermsFetcher>();
        services.AddSingleton<TestFetch>();
        services.AddSingleton<PollSource>();
        services.AddSingleton<PollTerms>();
        services.AddTransient<TermsPollJob>();

        services.AddSingleton<SourcesQuery>();
        services.AddSingleton<SaveTermsSource>();
        services.AddSingleton<ChangeTermsSource>();
        services.AddSingleton<TimelineQuery>();
        services.AddSingleton<ChangeQuery>();
        services.AddSingleton<VersionsQuery>();
        services.AddSingleton<DocumentQuery>();
        services.AddSingleton<EvidenceExport>();
        services.AddSingleton<ProviderTermsQuery>();
        services.AddSingleton<ClauseQuery>();
        services.AddSingleton<ReviewChange>();
        services.AddSingleton<FollowArchive>();
        services.AddSingleton<ReadArchives>();
        services.AddSingleton<ReadArchiveText>();
        services.AddSingleton<ArchivesQuery>();
        services.AddTransient<ArchivesJob>();
        services.AddSingleton<PinSentence>();
        services.AddSingleton<WatchesQuery>();

        services.AddOptions<SummaryOptions>().BindConfiguration(SummaryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(SummariseChange.ClientName).ThroughOutbound().AddHttpMessageHandler(() => new ShortAnswers());
        services.AddSingleton<SummariseChange>();
        return services;
    }
}

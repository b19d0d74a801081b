using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;

namespace Dashboard.Core.Samples.Terms;

/// <summary>The documents of the sample and how they changed. Names are real so that spend and workloads meet them; what they say is not.</summary>
internal static class SampleDocuments
{
    public static IReadOnlyList<SampleDocument> All { get; } =
    [
        new("anthropic", "Commercial terms (sample)", TermsKind.Terms, "commercial-terms", [420, 160, 12],
        [
            .. Common,
            new("Training", "We do not train our models on your inputs or on your outputs."),
            new("Ending", "Either party may end this agreement with 30 days' notice.", Until: 1),
            new("Ending", "Either party may end this agreement with 60 days' notice.", From: 1),
            new("Ending", "We may suspend your access without notice when your usage looks like an attempt to copy our models.", From: 2),
            new("Other models", "You must not use outputs to train a model that competes with ours, whether through your own account or through a reseller.", From: 2),
        ])
        {
            Reviews = new Dictionary<int, SampleReview> { [1] = new(3, ReviewDecision.NoImpact, "Legal", "A longer notice is in our favour.") },
        },
        new("openai", "Services agreement (sample)", TermsKind.Terms, "services-agreement", [400, 96],
        [
            .. Common,
            new("Training", "We do not use your inputs to train models unless you opt in."),
            new("Fees", "Priority processing costs $200 for each month and project.", Until: 1),
            new("Fees", "Priority processing costs $260 for each month and project.", From: 1),
        ])
        {
            Reviews = new Dictionary<int, SampleReview> { [1] = new(6, ReviewDecision.Action, "Procurement", "Two projects went back to standard processing.") },
        },
        new("openai", "Model retirements (sample)", TermsKind.Deprecations, "retirements", [300, 60],
        [
            new("Announced", "The model gpt-4o was retired on {-210}. Requests to it are answered with an error."),
            new("Announced", "The model gpt-4.1 will be retired on {+118}. We recommend gpt-5.1 as its replacement.", From: 1),
            new("How we do it", "We announce the retirement of a model at least 90 days ahead on this page and by mail to everybody who used it in the last 60 days. A model that was retired does not come back under its name."),
        ]),
        new("google", "API terms (sample)", TermsKind.Terms, "api-terms", [380, 48],
        [
            .. Common,
            new("Retention", "We keep prompts for 30 days so that misuse can be looked into, then we delete them.", Until: 1),
            new("Retention", "We keep prompts for 55 days so that misuse can be looked into, then we delete them.", From: 1),
        ])
        {
            Reviews = new Dictionary<int, SampleReview> { [1] = new(9, ReviewDecision.Watch, "Data protection", "Fits our own limit of 60 days; look again at the next change.") },
        },
        new("mistral", "Terms of service (sample)", TermsKind.Terms, "terms", [410, 130],
        [
            .. Common,
            new("Place", "Requests are served from data centres in the European Union."),
            new("Questions", "Write to the address on our contact page.", Until: 1),
            new("Questions", "Write to the address on our contact page; we answer within five working days.", From: 1),
        ]),
        new("deepseek", "Privacy policy (sample)", TermsKind.Privacy, "privacy", [430, 75],
        [
            .. Common,
            new("Training", "We do not train our models on your inputs.", Until: 1),
            new("Training", "By default we may use your inputs and your outputs to train our models.", From: 1),
            new("Place", "Personal data is stored in the country where we are established."),
        ])
        {
            Reviews = new Dictionary<int, SampleReview> { [1] = new(2, ReviewDecision.Action, "Data protection", "Opted out in writing; nothing personal may be sent there.") },
        },
        new("openrouter", "Terms (sample)", TermsKind.Terms, "terms", [230, 27],
        [
            .. Common,
            new("Providers behind us", "Your requests are subject to the terms of the provider that answers them."),
            new("Providers behind us", "You shall indemnify us against claims of a provider that follow from your use of its models.", From: 1),
        ]),
        new("amazon", "Service terms (sample)", TermsKind.Terms, "service-terms", [450], [.. Common, new("Training", "We do not share your inputs with the makers of models.")]),
        new("moonshotai", "Platform agreement (sample)", TermsKind.Terms, "platform-agreement", [235], [.. Common, new("Place", "The platform is not offered in countries where law forbids it.")]) { BlockedSince = 8 },
    ];

    private static IEnumerable<SampleClause> Common =>
    [
        new("The agreement", "These terms are an agreement between you and the provider. By using the service you accept them, and you confirm that you may bind your organisation."),
        new("Using the service", "You may use the service for any lawful purpose. You are responsible for the people to whom you give access and for the keys that you give to your programs."),
        new("Your content", "You own your inputs, and between you and the provider you own your outputs."),
        new("Fees", "Fees follow from the price list and are charged at the end of each month."),
        new("Liability", "Neither party is liable for indirect damages. Nothing in these terms limits liability that cannot be limited by law."),
    ];
}

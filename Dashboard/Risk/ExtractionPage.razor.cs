using Dashboard.Core.Risk.Extraction;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Risk;

/// <summary>Would our use look like extraction to a provider, signal by signal, with the clause that it would point at.</summary>
public sealed partial class ExtractionPage(ExtractionCheckQuery check) : ComponentBase;

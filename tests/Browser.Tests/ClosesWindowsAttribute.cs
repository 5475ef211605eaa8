using System.Reflection;
using Xunit.v3;

[assembly: GlobalReach.Browser.Tests.ClosesWindows]

namespace GlobalReach.Browser.Tests;

/// <summary>The windows of a test that is over are closed before the next one opens its own, so that those of all tests do not stand open beside it and keep asking the desk.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosesWindowsAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Product.IsOver(test.UniqueID);
}
